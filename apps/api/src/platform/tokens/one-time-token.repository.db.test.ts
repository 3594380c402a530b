import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createOneTimeTokenRepository } from "./one-time-token.repository.ts";

const userId = "01970000-0000-7000-8000-000000000001";
const email = "ada@example.com";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.prisma.user.create({ data: { id: userId, email, name: "Ada" } });
});
afterAll(() => database.close());

it("keeps the newest of two tokens that are stored at once, and no other (C6)", async () => {
  const transaction = createTransactionRunner(database.prisma);
  const tokens = createOneTimeTokenRepository(database.prisma);
  const make = (id: string) =>
    ({ id, userId, email, purpose: "reset_password", expiresAt: inAnHour() }) as const;
  const [first, second] = [uuidv7(), uuidv7()];
  let isStored = false;

  const later = await transaction(async (tx) => {
    await tokens.store(make(first), tx);
    const other = transaction((otherTx) => tokens.store(make(second), otherTx)).then(
      () => (isStored = true),
    );
    await expect.poll(async () => isStored || (await isSomebodyWaiting())).toBe(true);
    return { other };
  });
  await later.other;

  expect(await tokens.find(first, "reset_password")).toBeNull();
  expect(await tokens.find(second, "reset_password")).toEqual({ userId, email });
});

function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}

async function isSomebodyWaiting(): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rowCount === 1;
}
