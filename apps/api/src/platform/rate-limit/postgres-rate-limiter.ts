import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import type { NamedStatements } from "@tenon/db/statement-names";
import { consumeOrRefuse } from "./consume-or-refuse.ts";
import type { RateLimiterFactory } from "./rate-limiter.ts";

/** Counts in Postgres, so a limit holds across all servers; while Postgres is away, each server counts by itself. */
export function createPostgresRateLimiters(pool: NamedStatements, scale = 1): RateLimiterFactory {
  return ({ name, points, seconds }) => {
    const bounds = { keyPrefix: name, points: Math.ceil(points * scale), duration: seconds };
    const limiter = new RateLimiterPostgres({
      ...bounds,
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(bounds),
    });
    return {
      consume: (key) => consumeOrRefuse(limiter, key),
      reset: async (key) => {
        await limiter.delete(key);
      },
    };
  };
}
