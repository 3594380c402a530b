import { afterAll, describe, expect, it } from "vitest";
import { openDatabase } from "@tenon/db/client";
import { createPostgresRateLimiters } from "./postgres-rate-limiter.ts";

/** A socket that is not there: every query fails at once, without a network. */
const database = openDatabase({ url: "postgresql://tenon@localhost/tenon?host=/nonexistent" });
afterAll(() => database.close());

describe("createPostgresRateLimiters, while Postgres is away", () => {
  it("counts in this process: never an error, and never without a limit (G8)", async () => {
    const limiter = createPostgresRateLimiters(
      database.pool,
      2,
    )({ name: "tries", points: 2, seconds: 60 });
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => limiter.consume("ada")),
    );
    const refusals = tries.filter(({ status }) => status === "rejected");
    expect(refusals).toHaveLength(6);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        reason: { reason: { code: "RATE_LIMITED", retryAfter: 60 } },
      });
    }
    await expect(limiter.consume("eve")).resolves.toBeUndefined();
  });

  it("can be reset all the same", async () => {
    const limiter = createPostgresRateLimiters(database.pool)({
      name: "resets",
      points: 1,
      seconds: 60,
    });
    await limiter.consume("ada");
    await expect(limiter.consume("ada")).rejects.toMatchObject({
      reason: { code: "RATE_LIMITED" },
    });
    await limiter.reset("ada");
    await expect(limiter.consume("ada")).resolves.toBeUndefined();
  });
});
