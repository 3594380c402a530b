import type { ContenderName } from "./contenders.ts";
import type { Round, Rounds } from "./measure-call.ts";
import { median } from "./statistics.ts";

/** How many times a peer's value Tenon's is: the middle of all rounds, and their extremes. */
export type Ratio = { median: number; least: number; most: number };
export type Ratios = Record<keyof Round, Ratio>;

export type Comparison = {
  /** The middle of all rounds, measure by measure. */
  figures: Record<ContenderName, Round>;
  tenonToBare: Ratios;
  tenonToStarter: Ratios;
};

/** Sums rounds up. A ratio is taken within each round, in which both servers met the same machine. */
export function compare({ tenon, bare, starter }: Rounds): Comparison {
  return {
    figures: { tenon: middle(tenon), bare: middle(bare), starter: middle(starter) },
    tenonToBare: ratios(tenon, bare),
    tenonToStarter: ratios(tenon, starter),
  };
}

function middle(rounds: Round[]): Round {
  return byMeasure((measure) => median(rounds.map((round) => round[measure])));
}

function ratios(rounds: Round[], others: Round[]): Ratios {
  return byMeasure((measure) => {
    const values = rounds.flatMap((round, index) => {
      const other = others[index];
      return other ? round[measure] / other[measure] : [];
    });
    return ratioOf(values);
  });
}

/** Sums up what was found in each round. */
export function ratioOf(values: number[]): Ratio {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

function byMeasure<Value>(of: (measure: keyof Round) => Value): Record<keyof Round, Value> {
  return { cpu: of("cpu"), p50: of("p50"), p99: of("p99"), perSecond: of("perSecond") };
}
