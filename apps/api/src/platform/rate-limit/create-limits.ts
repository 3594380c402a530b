import type { Metrics } from "#platform/metrics/metrics.ts";
import { countRefusals } from "./count-refusals.ts";
import { createMemoryRateLimiters } from "./memory-rate-limiter.ts";
import type { RateLimiterFactory } from "./rate-limiter.ts";

type Options = { shared: RateLimiterFactory; scale: number; metrics: Pick<Metrics, "counter"> };

/** Limits that hold across all servers, and that of calls, which each process counts for itself. */
export function createLimits({ shared, scale, metrics }: Options) {
  const counted = countRefusals(metrics);
  const perProcess = counted(createMemoryRateLimiters(scale));
  return {
    rateLimiters: counted(shared),
    limitCalls: perProcess({ name: "calls", points: 1200, seconds: 60 }).consume,
  };
}
