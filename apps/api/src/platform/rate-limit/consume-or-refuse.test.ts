import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { describe, expect, it } from "vitest";
import { consumeOrRefuse } from "./consume-or-refuse.ts";

class Refusing extends RateLimiterMemory {
  readonly #refusal: unknown;

  constructor(refusal: unknown) {
    super({ points: 1, duration: 1 });
    this.#refusal = refusal;
  }

  override consume(): Promise<RateLimiterRes> {
    const { promise, reject } = Promise.withResolvers<RateLimiterRes>();
    reject(this.#refusal);
    return promise;
  }
}

describe("consumeOrRefuse", () => {
  it.each([
    [0, 1],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [-5, 1],
  ])("says to wait for %d ms in whole seconds: %d (G1)", async (milliseconds, retryAfter) => {
    const limiter: RateLimiterAbstract = new Refusing(new RateLimiterRes(0, milliseconds));
    await expect(consumeOrRefuse(limiter, "ada")).rejects.toMatchObject({
      reason: { code: "RATE_LIMITED", retryAfter },
    });
  });

  it("passes on a failure that is no refusal", async () => {
    const failure = new Error("store away");
    await expect(consumeOrRefuse(new Refusing(failure), "ada")).rejects.toBe(failure);
  });
});
