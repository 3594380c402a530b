import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "#platform/errors/app-error.ts";
import { createMemoryRateLimiters } from "./memory-rate-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limit = { name: "tries", points: 3, seconds: 60 };

/** Seconds to wait when the limit is reached, else null. */
async function wait(limiter: RateLimiter, key = "ada"): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.reason.code === "RATE_LIMITED") {
      return error.reason.retryAfter;
    }
    throw error;
  }
}

describe("createMemoryRateLimiters", () => {
  it("lets exactly the limit through, also all at once (G3)", async () => {
    const limiter = createMemoryRateLimiters()(limit);
    const waits = await Promise.all(Array.from({ length: 10 }, () => wait(limiter)));
    expect(waits.filter((seconds) => seconds === null)).toHaveLength(3);
  });

  it("says how many whole seconds to wait, at least one (G1)", async () => {
    const limiter = createMemoryRateLimiters()(limit);
    for (let call = 0; call < 3; call += 1) await wait(limiter);
    expect(await wait(limiter)).toBe(60);
    vi.advanceTimersByTime(30_500);
    expect(await wait(limiter)).toBe(30);
    vi.advanceTimersByTime(29_499);
    expect(await wait(limiter)).toBe(1);
    vi.advanceTimersByTime(2);
    expect(await wait(limiter)).toBeNull();
  });

  it("counts each key and each limit by itself", async () => {
    const limiters = createMemoryRateLimiters();
    const [one, other] = [
      limiters({ ...limit, points: 1 }),
      limiters({ ...limit, name: "others", points: 1 }),
    ];
    expect([await wait(one), await wait(one, "eve"), await wait(other)]).toEqual([
      null,
      null,
      null,
    ]);
    expect([await wait(one), await wait(one, "eve"), await wait(other)]).toEqual([60, 60, 60]);
  });

  it("forgets what a key has used when it is reset", async () => {
    const limiter = createMemoryRateLimiters()({ ...limit, points: 1 });
    await wait(limiter);
    await limiter.reset("ada");
    await limiter.reset("never seen");
    expect(await wait(limiter)).toBeNull();
  });

  it.each([
    [2, 6],
    [0.5, 2],
    [0.01, 1],
  ])("scales its limits by %d, to never less than one", async (scale, points) => {
    const limiter = createMemoryRateLimiters(scale)(limit);
    const waits = await Promise.all(Array.from({ length: 10 }, () => wait(limiter)));
    expect(waits.filter((seconds) => seconds === null)).toHaveLength(points);
  });
});
