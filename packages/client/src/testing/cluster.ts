import {
  freePort,
  type ServerProcess,
  startServerProcess,
} from "@tenon/api/testing/server-process";
import { type Balancer, startBalancer } from "./balancer.ts";

/** Several processes of the API on one database, behind one address. */
export type Cluster = Balancer & {
  /** Ends a process without a word, and starts it again. */
  kill(member: number): Promise<void>;
  /** Tells a process to stop, and starts it again once it has. */
  replace(member: number): Promise<void>;
};

type Options = { databaseUrl: string; members: number; variables?: Record<string, string> };

export async function startCluster({
  databaseUrl,
  members,
  variables = {},
}: Options): Promise<Cluster> {
  await using stack = new AsyncDisposableStack();
  const ports = await Promise.all(Array.from({ length: members }, () => freePort()));
  const processes: ServerProcess[] = [];
  stack.defer(async () => {
    await Promise.all(processes.map((process) => process[Symbol.asyncDispose]()));
  });
  await Promise.all(ports.map((_, member) => start(member)));
  const balancer = stack.use(await startBalancer(ports));
  const started = stack.move();

  return {
    ...balancer,
    kill: (member) => restart(member, "SIGKILL"),
    replace: (member) => restart(member, "SIGTERM"),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };

  async function start(member: number): Promise<void> {
    const process = await startServerProcess({
      DATABASE_URL: databaseUrl,
      PORT: String(ports[member]),
      PUBLIC_URL: "https://tenon.example.com",
      SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
      ACCESS_TOKEN_SECONDS: "3600",
      RATE_LIMIT_SCALE: "1000",
      ...variables,
    });
    processes[member] = process;
    await process.listening();
  }

  async function restart(member: number, signal: NodeJS.Signals): Promise<void> {
    const process = processes[member];
    process?.child.kill(signal);
    await process?.exited();
    await start(member);
  }
}
