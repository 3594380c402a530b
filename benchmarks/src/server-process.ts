import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { devNull } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** A server under measurement, in a process of its own. */
export type ServerProcess = AsyncDisposable & {
  name: string;
  origin: string;
  /** Processor time that the process has used so far, user and system together, by its own account. */
  cpuMilliseconds(): Promise<number>;
  /** What the process holds of the machine's memory. */
  memoryKilobytes(): Promise<number>;
  /** How many workers listen by now, where there are several. */
  listeningWorkers(): Promise<number>;
};

type Options = {
  name: string;
  script: URL;
  port: number;
  env: Record<string, string>;
  nodeOptions?: string[];
};

const probe = new URL("./probe.ts", import.meta.url).href;
const startTimeoutMs = 15_000;
const stopTimeoutMs = 3_000;

/** Starts a server and waits until it answers. Its log goes nowhere, but is written. */
export async function startServerProcess({
  name,
  script,
  port,
  env,
  nodeOptions = [],
}: Options): Promise<ServerProcess> {
  const log = openSync(devNull, "w");
  const child = fork(fileURLToPath(script), [], {
    execArgv: ["--import", probe, ...nodeOptions],
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
    stdio: ["ignore", log, "pipe", "ipc"],
    // A Ctrl-C is for us; servers end when they are disposed of, or when the channel to us breaks.
    detached: true,
  });
  closeSync(log);
  const complaints: string[] = [];
  child.stderr?.on("data", (chunk) => complaints.push(String(chunk)));

  const origin = `http://127.0.0.1:${port}`;
  try {
    await answers(origin, child);
  } catch (error) {
    await stop(child);
    throw new Error(`${name} did not start.\n${complaints.join("")}`, { cause: error });
  }
  return {
    name,
    origin,
    async cpuMilliseconds() {
      const { user, system } = await askUsage(child, name);
      return (user + system) / 1_000;
    },
    memoryKilobytes: async () => (await askUsage(child, name)).memory / 1_024,
    listeningWorkers: async () => (await askUsage(child, name)).workers,
    [Symbol.asyncDispose]: () => stop(child),
  };
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}

async function answers(origin: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}.`);
    const answer = await fetch(origin, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer) return;
    if (Date.now() > deadline) throw new Error(`It does not answer at ${origin}.`);
    await sleep(25);
  }
}

const Usage = z.object({
  user: z.number(),
  system: z.number(),
  memory: z.number(),
  workers: z.number(),
});
const UsageMessage = z.tuple([Usage]).rest(z.unknown());

async function askUsage(child: ChildProcess, name: string): Promise<z.infer<typeof Usage>> {
  if (!child.connected) throw new Error(`${name} has ended while it was measured.`);
  child.send("usage");
  const [usage] = UsageMessage.parse(await once(child, "message"));
  return usage;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  const cut = setTimeout(() => child.kill("SIGKILL"), stopTimeoutMs);
  child.kill("SIGTERM");
  await gone;
  clearTimeout(cut);
}
