import type { Places } from "#platform/rate-limit/places.ts";
import type { RateLimiter } from "#platform/rate-limit/rate-limiter.ts";

/** Lets an account begin an import; answers how to say that it has ended. Throws RATE_LIMITED and UNAVAILABLE. */
export type ImportGate = (userId: string) => Promise<() => void>;

type Dependencies = { limit: Pick<RateLimiter, "consume">; places: Places };

/** Who finds no place is not counted. */
export function createImportGate({ limit, places }: Dependencies): ImportGate {
  return async (userId) => {
    const givePlaceBack = places.take(userId);
    try {
      await limit.consume(userId);
      return givePlaceBack;
    } catch (error) {
      givePlaceBack();
      throw error;
    }
  };
}
