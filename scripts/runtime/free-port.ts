import { once } from "node:events";
import { createServer } from "node:net";
import { CommandError } from "./run-command.ts";

/** Says so before the slow work begins when somebody else has the port. */
export async function assertPortFree({ host, port }: { host: string; port: number }): Promise<void> {
  const refusal = await tryPort({ host, port });
  if (refusal) throw new CommandError(explain(refusal, { host, port }));
}

/** The port itself, or the next one that is free. */
export async function freePortFrom(port: number): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate += 1) {
    if (!(await tryPort({ host: "localhost", port: candidate }))) return candidate;
  }
  throw new CommandError(`No port from ${port} to ${port + 99} is free.`);
}

/** Answers why the port can't be listened on, or undefined when it can. */
async function tryPort({ host, port }: { host: string; port: number }): Promise<unknown> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
    return undefined;
  } catch (error) {
    return error;
  } finally {
    server.close();
  }
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
