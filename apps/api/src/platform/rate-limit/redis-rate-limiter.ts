import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { RedisConnection } from "#platform/messenger/redis-connection.ts";
import { consumeOrRefuse } from "./consume-or-refuse.ts";
import type { RateLimiterFactory } from "./rate-limiter.ts";

/** Counts in Redis, so a limit holds across all servers; while Redis is away, each server counts by itself. */
export function createRedisRateLimiters(
  { redis, open }: RedisConnection,
  scale = 1,
): RateLimiterFactory {
  return ({ name, points, seconds }) => {
    const bounds = {
      keyPrefix: `tenon:${name}`,
      points: Math.ceil(points * scale),
      duration: seconds,
    };
    const limiter = new RateLimiterRedis({
      ...bounds,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(bounds),
    });
    return {
      async consume(key) {
        await open();
        await consumeOrRefuse(limiter, key);
      },
      async reset(key) {
        await open();
        await limiter.delete(key);
      },
    };
  };
}
