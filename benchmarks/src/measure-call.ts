import type { CallName } from "./calls.ts";
import {
  type Contender,
  type ContenderName,
  contenderNames,
  type Contenders,
} from "./contenders.ts";
import { runLoad } from "./load.ts";
import { percentile } from "./statistics.ts";

/** What one server did in one round. Times in milliseconds; `cpu` is the server's processor time for one call. */
export type Round = { cpu: number; p50: number; p99: number; perSecond: number };
export type Rounds = Record<ContenderName, Round[]>;

export type Pace = { rounds: number; roundMs: number; warmUpMs: number };

type Options = Pace & {
  call: CallName;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

/** Loads the servers in turn, round after round, so that whatever else the machine does meets all of them. */
export async function measureCall(contenders: Contenders, options: Options): Promise<Rounds> {
  const { call, rounds, roundMs, warmUpMs, signal, onProgress } = options;
  const measured: Rounds = { tenon: [], bare: [], starter: [] };
  onProgress(`${call}: warming up`);
  for (const name of contenderNames) {
    await measureRound(contenders[name], { call, durationMs: warmUpMs, signal });
  }
  for (let round = 1; round <= rounds; round += 1) {
    onProgress(`${call}: round ${round} of ${rounds}`);
    for (const name of contenderNames) {
      measured[name].push(
        await measureRound(contenders[name], { call, durationMs: roundMs, signal }),
      );
    }
  }
  return measured;
}

type RoundOptions = { call: CallName; durationMs: number; signal: AbortSignal };

async function measureRound(
  { server, calls, connections }: Contender,
  { call, ...options }: RoundOptions,
): Promise<Round> {
  const start = performance.now();
  const cpuBefore = await server.cpuMilliseconds();
  const latencies = await runLoad({ connections, call: calls[call], ...options });
  const cpu = (await server.cpuMilliseconds()) - cpuBefore;
  return {
    cpu: cpu / latencies.length,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    perSecond: (latencies.length * 1_000) / (performance.now() - start),
  };
}
