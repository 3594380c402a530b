import { RateLimiterMemory } from "rate-limiter-flexible";
import { consumeOrRefuse } from "./consume-or-refuse.ts";
import type { RateLimiterFactory } from "./rate-limiter.ts";

/** Counts within this process: for limits that protect it, not for those that must hold across servers. */
export function createMemoryRateLimiters(scale = 1): RateLimiterFactory {
  return ({ name, points, seconds }) => {
    const limiter = new RateLimiterMemory({
      keyPrefix: name,
      points: Math.ceil(points * scale),
      duration: seconds,
    });
    return {
      consume: (key) => consumeOrRefuse(limiter, key),
      reset: async (key) => {
        await limiter.delete(key);
      },
    };
  };
}
