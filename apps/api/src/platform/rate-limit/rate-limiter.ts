/** How often something may happen, counted per key. */
export type RateLimit = { name: string; points: number; seconds: number };

export type RateLimiter = {
  /** Takes one point; throws RATE_LIMITED with the seconds to wait when none is left. */
  consume(key: string): Promise<void>;
  /** Forgets what a key has used. */
  reset(key: string): Promise<void>;
};

/** Makes limiters that count in one place, so that a limit holds for all who share it. */
export type RateLimiterFactory = (limit: RateLimit) => RateLimiter;
