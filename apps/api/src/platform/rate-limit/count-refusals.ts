import { AppError } from "#platform/errors/app-error.ts";
import type { Metrics } from "#platform/metrics/metrics.ts";
import type { RateLimiterFactory } from "./rate-limiter.ts";

/** Counts how often each limit refused, of those that the factories make. */
export function countRefusals(
  metrics: Pick<Metrics, "counter">,
): (create: RateLimiterFactory) => RateLimiterFactory {
  const count = metrics.counter({
    name: "tenon_rate_limit_refusals_total",
    help: "What was refused as too much, by limit.",
    labels: ["limit"],
  });
  return (create) => (limit) => {
    const limiter = create(limit);
    count({ limit: limit.name }, 0);
    return {
      ...limiter,
      consume: (key) =>
        limiter.consume(key).catch((error: unknown) => {
          if (error instanceof AppError) count({ limit: limit.name });
          throw error;
        }),
    };
  };
}
