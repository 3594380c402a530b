import { beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { createRefreshTokens } from "#platform/tokens/refresh-tokens.ts";
import type { SessionRepository } from "./sessions.repository.ts";
import { createSessionService, type SessionService } from "./sessions.service.ts";

const caller = { address: "192.0.2.1", userAgent: null };
const refused = { reason: { code: "UNAUTHENTICATED" } };
const graceMs = 60_000;

let now: number;
let logs: string[];
let service: SessionService;
beforeEach(() => {
  now = Date.now();
  logs = [];
  service = createSessionService({
    sessions: inMemorySessions(),
    refreshTokens: createRefreshTokens("a secret of the test, long enough"),
    logger: createLogger({
      level: "info",
      format: "json",
      destination: { write: (line) => void logs.push(line) },
    }),
    lifetimeDays: 90,
  });
});

describe("renewing a session", () => {
  it("moves on by one token each time", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    const second = await service.renew(first.refreshToken);
    const third = await service.renew(second.refreshToken);
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(third).toMatchObject({ id: first.id, userId: first.userId, expiresAt: first.expiresAt });
  });

  it("answers the last token again for a while, with the same successor", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    const second = await service.renew(first.refreshToken);
    now += graceMs - 1;
    expect(await service.renew(first.refreshToken)).toEqual(second);
    expect(logs).toEqual([]);
  });

  it("ends the session when a token comes back after that while", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    const second = await service.renew(first.refreshToken);
    now += graceMs;
    await expect(service.renew(first.refreshToken)).rejects.toMatchObject(refused);
    await expect(service.renew(second.refreshToken)).rejects.toMatchObject(refused);
    expect(logs.filter((line) => line.includes("refresh-token-reused"))).toHaveLength(1);
  });

  it("ends the session when an older token comes back, even within that while (B7)", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    const second = await service.renew(first.refreshToken);
    const third = await service.renew(second.refreshToken);
    await expect(service.renew(first.refreshToken)).rejects.toMatchObject(refused);
    await expect(service.renew(third.refreshToken)).rejects.toMatchObject(refused);
  });

  it("leaves everything as it is for a token that is not ours", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    const forged = createRefreshTokens("another secret, just as long").issue({
      sessionId: first.id,
      generation: 0,
    });
    await expect(service.renew(forged)).rejects.toMatchObject(refused);
    await service.endByToken(forged, "replaced");
    await expect(service.renew(first.refreshToken)).resolves.toMatchObject({ id: first.id });
  });

  it("is over once the session was ended by its token", async () => {
    const first = await service.start({ id: "01970000-0000-7000-8000-000000000001", caller });
    await service.endByToken(first.refreshToken, "replaced");
    await expect(service.renew(first.refreshToken)).rejects.toMatchObject(refused);
  });
});

function inMemorySessions(): SessionRepository {
  type Row = {
    userId: string;
    generation: number;
    rotatedAt: number;
    expiresAt: Date;
    ended: boolean;
  };
  const rows = new Map<string, Row>();
  const live = (id: string) => {
    const row = rows.get(id);
    return row && !row.ended ? row : null;
  };
  return {
    insert: async ({ id, userId, expiresAt }) => {
      rows.set(id, { userId, expiresAt, generation: 0, rotatedAt: now, ended: false });
    },
    findActor: async (id) => {
      const row = live(id);
      return row && { userId: row.userId, role: "member", via: { kind: "session", sessionId: id } };
    },
    rotate: async (id, generation) => {
      const row = live(id);
      if (row?.generation !== generation) return null;
      rows.set(id, { ...row, generation: generation + 1, rotatedAt: now });
      return { userId: row.userId, expiresAt: row.expiresAt };
    },
    findStanding: async (id) => {
      const row = live(id);
      return row && { ...row, rotatedRecently: now - row.rotatedAt < graceMs };
    },
    listLive: async () => [],
    end: async (id) => {
      const row = live(id);
      if (row) row.ended = true;
      return row !== null;
    },
    endAll: async () => 0,
  };
}
