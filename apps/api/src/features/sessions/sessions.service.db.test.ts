import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createAuditFeature } from "#features/audit/index.ts";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createLogger } from "#platform/logging/logger.ts";
import { createRefreshTokens } from "#platform/tokens/refresh-tokens.ts";
import { createSessionsFeature, type SessionService } from "./index.ts";

const caller = { address: "192.0.2.1", userAgent: null };
const refused = { reason: { code: "UNAUTHENTICATED" } };
const id = "01970000-0000-7000-8000-000000000001";

let database: TestDatabase;
let logs: string[];
let service: SessionService;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.prisma.user.create({ data: { id, email: "ada@example.com", name: "Ada" } });
});
afterAll(() => database.close());
beforeEach(() => {
  logs = [];
  const destination = { write: (line: string) => void logs.push(line) };
  ({ service } = createSessionsFeature({
    ...database,
    audit: createAuditFeature(database).service,
    transaction: createTransactionRunner(database.prisma),
    refreshTokens: createRefreshTokens("a secret of the test, long enough"),
    logger: createLogger({ level: "info", format: "json", destination }),
    lifetimeDays: 90,
    idleDays: 30,
  }));
});

describe("renewing a session", () => {
  it("moves on by one token each time", async () => {
    const first = await service.start({ id, caller });
    const second = await service.renew(first.refreshToken, caller);
    const third = await service.renew(second.refreshToken, caller);
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(third).toMatchObject({ id: first.id, userId: first.userId, expiresAt: first.expiresAt });
  });

  it("answers the last token again for a while, with the same successor", async () => {
    const first = await service.start({ id, caller });
    const second = await service.renew(first.refreshToken, caller);
    await rest("59 seconds");
    expect(await service.renew(first.refreshToken, caller)).toEqual(second);
    expect(logs).toEqual([]);
  });

  it("ends the session when a token comes back after that while", async () => {
    const first = await service.start({ id, caller });
    const second = await service.renew(first.refreshToken, caller);
    await rest("60 seconds");
    await expect(service.renew(first.refreshToken, caller)).rejects.toMatchObject(refused);
    await expect(service.renew(second.refreshToken, caller)).rejects.toMatchObject(refused);
    expect(logs.filter((line) => line.includes("refresh-token-reused"))).toHaveLength(1);
  });

  it("ends the session when an older token comes back, even within that while (B7)", async () => {
    const first = await service.start({ id, caller });
    const second = await service.renew(first.refreshToken, caller);
    const third = await service.renew(second.refreshToken, caller);
    await expect(service.renew(first.refreshToken, caller)).rejects.toMatchObject(refused);
    await expect(service.renew(third.refreshToken, caller)).rejects.toMatchObject(refused);
  });

  it("leaves everything as it is for a token that is not ours", async () => {
    const first = await service.start({ id, caller });
    const forged = createRefreshTokens("another secret, just as long").issue({
      sessionId: first.id,
      generation: 0,
    });
    await expect(service.renew(forged, caller)).rejects.toMatchObject(refused);
    await service.endByToken(forged, "replaced");
    await expect(service.renew(first.refreshToken, caller)).resolves.toMatchObject({
      id: first.id,
    });
  });

  it("is over once the session was ended by its token", async () => {
    const first = await service.start({ id, caller });
    await service.endByToken(first.refreshToken, "replaced");
    await expect(service.renew(first.refreshToken, caller)).rejects.toMatchObject(refused);
  });
});

/** Lets the sessions of everybody have rested for so long. */
async function rest(interval: string): Promise<void> {
  await database.pool.query("UPDATE sessions SET rotated_at = rotated_at - $1::interval", [
    interval,
  ]);
}
