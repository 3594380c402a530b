import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { removeExpiredRateLimits } from "./expired-rate-limits.ts";
import { createPostgresRateLimiters } from "./postgres-rate-limiter.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

it("removes the counters whose time is over, and no other", async () => {
  const limiters = createPostgresRateLimiters(database.pool);
  await limiters({ name: "over", points: 5, seconds: 60 }).consume("ada");
  await database.prisma.rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
  await limiters({ name: "running", points: 5, seconds: 60 }).consume("ada");
  expect(await removeExpiredRateLimits(database.sql)).toBe(1);
  expect(await removeExpiredRateLimits(database.sql)).toBe(0);
  expect(await database.prisma.rateLimit.findMany()).toMatchObject([{ key: "running:ada" }]);
});
