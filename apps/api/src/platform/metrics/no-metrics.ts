import type { Metrics } from "./metrics.ts";

/** For a process that nobody watches. */
export const noMetrics: Metrics = {
  counter: () => () => {},
  histogram: () => () => {},
  gauge: () => {},
};
