import { setTimeout as sleep } from "node:timers/promises";
import { type CallName, trpcCalls } from "./calls.ts";
import { type Ratio, ratioOf } from "./compare.ts";
import { type Connection, openConnection } from "./connection.ts";
import { runLoad } from "./load.ts";
import type { ServerProcess } from "./server-process.ts";
import { median } from "./statistics.ts";
import { startTenon } from "./tenon.ts";

/** Calls a second of a server with one worker and with two, and how many times as many two answer. */
export type WorkerGain = Record<CallName, { one: number; two: number; ratio: Ratio }>;

type Options = {
  /** Whose people they are; it has one worker. */
  tenon: ServerProcess;
  databaseUrl: string;
  tokens: string[];
  rounds: number;
  roundMs: number;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

const warmUpMs = 2_000;
const startTimeoutMs = 30_000;

/** Loads both in turn, round after round; each connection stays with the worker that it came to. */
export async function measureWorkerGain(options: Options): Promise<WorkerGain> {
  const { tenon, databaseUrl, tokens, rounds, roundMs, signal, onProgress } = options;
  await using stack = new AsyncDisposableStack();
  onProgress("workers: starting two");
  const pair = stack.use(await startTenon(databaseUrl, { beside: tenon, workers: 2 }));
  await bothListen(pair);
  const connect = ({ origin }: ServerProcess) =>
    tokens.map((token) => stack.use(openConnection(origin, token)));
  const [alone, together] = [connect(tenon), connect(pair)];

  return { list: await measure("list"), create: await measure("create") };

  async function measure(name: CallName): Promise<WorkerGain[CallName]> {
    const perSecond = async (connections: Connection[], durationMs = roundMs) => {
      const start = performance.now();
      const latencies = await runLoad({ connections, call: trpcCalls[name], durationMs, signal });
      return (latencies.length * 1_000) / (performance.now() - start);
    };
    onProgress(`workers: ${name}`);
    for (const connections of [alone, together]) await perSecond(connections, warmUpMs);
    const measured: { one: number; two: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = round % 2 === 0 ? await perSecond(alone) : null;
      const two = await perSecond(together);
      measured.push({ one: before ?? (await perSecond(alone)), two });
    }
    return {
      one: median(measured.map(({ one }) => one)),
      two: median(measured.map(({ two }) => two)),
      ratio: ratioOf(measured.map(({ one, two }) => two / one)),
    };
  }
}

/** Whoever connects earlier meets the first one alone. */
async function bothListen(server: ServerProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while ((await server.listeningWorkers()) < 2) {
    if (Date.now() > deadline) throw new Error("The second worker does not listen.");
    await sleep(25);
  }
}
