import { once } from "node:events";
import { createServer } from "node:net";
import { CommandError } from "./run-command.ts";

type Address = { host: string; port: number };

/** Says so before the slow work begins when somebody else has the port. */
export async function assertPortFree(address: Address): Promise<void> {
  const refusal = await tryPort(address);
  if (refusal !== null) throw new CommandError(explain(refusal, address));
}

/** The port itself, or the next one that is free. */
export async function freePortFrom(port: number): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate += 1) {
    if ((await tryPort({ host: "localhost", port: candidate })) === null) return candidate;
  }
  throw new CommandError(`No port from ${port} to ${port + 99} is free.`);
}

/** Answers the code of the refusal, or null when the port can be listened on. */
export async function tryPort({ host, port }: Address): Promise<string | null> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
    return null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return typeof code === "string" ? code : String(error);
  } finally {
    server.close();
  }
}

function explain(code: string, { host, port }: Address): string {
  const command = process.env["npm_lifecycle_event"] ?? "start";
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm ${npmArguments(command)}`;
  }
  if (code === "EACCES") {
    return `Port ${port} may not be used by this user. Choose one above 1023: PORT=3000 npm start`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return `This machine has no address ${host}. Set HOST to one it has, or leave it out.`;
  }
  return `Port ${port} of ${host} can't be used (${code}).`;
}

function npmArguments(command: string): string {
  return command === "start" ? "start" : `run ${command}`;
}
