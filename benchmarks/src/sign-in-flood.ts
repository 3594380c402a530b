import { mutation, query } from "./calls.ts";
import { type Ratio, ratioOf } from "./compare.ts";
import { openConnection } from "./connection.ts";
import { runLoad } from "./load.ts";
import type { ServerProcess } from "./server-process.ts";
import { median, percentile } from "./statistics.ts";
import { emailOf, password } from "./tenon.ts";

/** What others notice while many sign in at once: the p99 of `users.me` in milliseconds, the middle of all rounds. */
export type SignInFlood = {
  quietP99: number;
  floodedP99: number;
  /** Taken within each round, in which both met the same machine. */
  ratio: Ratio;
  signInsPerSecond: number;
};

type Options = {
  tenon: ServerProcess;
  tokens: string[];
  signal: AbortSignal;
  rounds: number;
  roundMs: number;
};

const floodSize = 50;
const pauseMs = 10;

/** A few people go about their work, first alone, then beside fifty who sign in again and again. */
export async function measureSignInFlood({
  tenon,
  tokens,
  signal,
  rounds,
  roundMs,
}: Options): Promise<SignInFlood> {
  using stack = new DisposableStack();
  const people = tokens.slice(0, 4).map((token) => stack.use(openConnection(tenon.origin, token)));
  const newcomers = Array.from({ length: floodSize }, () =>
    stack.use(openConnection(tenon.origin)),
  );
  const work = {
    connections: people,
    call: query("users.me"),
    signal,
    pauseMs,
    durationMs: roundMs,
  };

  const measured: { quiet: number; flooded: number; signIns: number }[] = [];
  await Promise.all([runLoad(work), flood()]);
  for (let round = 0; round < rounds; round += 1) {
    const quiet = await runLoad(work);
    const [flooded, signIns] = await Promise.all([runLoad(work), flood()]);
    measured.push({ quiet: percentile(quiet, 0.99), flooded: percentile(flooded, 0.99), signIns });
  }
  return {
    quietP99: median(measured.map(({ quiet }) => quiet)),
    floodedP99: median(measured.map(({ flooded }) => flooded)),
    ratio: ratioOf(measured.map(({ quiet, flooded }) => flooded / quiet)),
    signInsPerSecond: (median(measured.map(({ signIns }) => signIns)) * 1_000) / roundMs,
  };

  async function flood(): Promise<number> {
    const latencies = await Promise.all(
      newcomers.map((connection, number) => {
        const email = emailOf(number % tokens.length);
        const call = mutation("auth.login", { email, password });
        return runLoad({ connections: [connection], call, signal, durationMs: roundMs });
      }),
    );
    return latencies.flat().length;
  }
}
