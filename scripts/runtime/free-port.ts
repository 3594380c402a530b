import { once } from "node:events";
import { createServer } from "node:net";
import { CommandError } from "./run-command.ts";

/** Says so before the slow work begins when somebody else has the port. */
export async function assertPortFree({ host, port }: { host: string; port: number }): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new CommandError(explain(error, { host, port }));
  } finally {
    server.close();
  }
}

/** A free port of this machine, for a server that nobody addresses by hand. */
export async function anyFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new CommandError("No port of 127.0.0.1 is free.");
  return address.port;
}

function explain(error: unknown, { host, port }: { host: string; port: number }): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const command = process.env["npm_lifecycle_event"] ?? "start";
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm ${npmArguments(command)}`;
  }
  if (code === "EACCES") return `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`;
  if (code === "EADDRNOTAVAIL") return `This machine has no address ${host}. Set HOST to one it has, or leave it out.`;
  return `Port ${port} of ${host} can't be used: ${String(error)}`;
}

function npmArguments(command: string): string {
  return command === "start" ? "start" : `run ${command}`;
}
