import { mutation, query } from "./calls.ts";
import { openConnection } from "./connection.ts";
import { runLoad } from "./load.ts";
import type { ServerProcess } from "./server-process.ts";
import { percentile } from "./statistics.ts";
import { emailOf, password } from "./tenon.ts";

/** What others notice while many sign in at once: the p99 of `users.me`, in milliseconds, and its growth. */
export type SignInFlood = { quietP99: number; floodedP99: number; ratio: number; signIns: number };

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

  const quiet: number[] = [];
  const flooded: number[] = [];
  let signIns = 0;
  await Promise.all([runLoad(work), flood()]);
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(...(await runLoad(work)));
    const [during, signedIn] = await Promise.all([runLoad(work), flood()]);
    flooded.push(...during);
    signIns += signedIn;
  }
  const [quietP99, floodedP99] = [percentile(quiet, 0.99), percentile(flooded, 0.99)];
  return { quietP99, floodedP99, ratio: floodedP99 / quietP99, signIns };

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
