import { v7 as uuidv7 } from "uuid";
import type { Page } from "@tenon/schemas/pages";
import type { ListSessionsInput, Session, SessionPage, SessionRef } from "@tenon/schemas/sessions";
import { type Actor, type Caller, nobody, type SignedInActor } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { dayMs } from "#platform/last-days.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { RefreshTokens } from "#platform/tokens/refresh-tokens.ts";
import type { SessionEnd, SessionRepository, SessionRow } from "./sessions.repository.ts";

/** A session with the refresh token that renews it next. */
export type RenewableSession = {
  id: string;
  userId: string;
  refreshToken: string;
  expiresAt: Date;
};

export type SessionService = {
  start(user: { id: string; caller: Caller }, tx?: Transaction): Promise<RenewableSession>;
  /**
   * Exchanges a refresh token. The one just exchanged is answered with the same successor for a short while, as its
   * answer may have been lost; an older one was copied, so its session ends. Throws UNAUTHENTICATED.
   */
  renew(refreshToken: string, caller: Caller): Promise<RenewableSession>;
  /** Who acts through a session; null when it has ended or its user may no longer act. */
  findActor(claim: { sessionId: string }): Promise<Actor | null>;
  /** Holds a person's account until the transaction ends. Throws UNAUTHENTICATED when they were signed out meanwhile. */
  hold(actor: SignedInActor, tx: Transaction): Promise<void>;
  /** Ends the session that a refresh token belongs to, if there is one. */
  endByToken(refreshToken: string, reason: SessionEnd): Promise<void>;
  end(sessionId: string, reason: SessionEnd): Promise<boolean>;
  /** Ends an account's sessions, but for one if that is given, and says how many. */
  endAll(
    userId: string,
    options: { reason: SessionEnd; except?: string },
    tx?: Transaction,
  ): Promise<number>;
  /** A page of the live sessions of an account, for its owner to take along. */
  export(userId: string, input: ListSessionsInput): Promise<Page<ExportedSession>>;
  list(actor: SignedInActor, input: ListSessionsInput): Promise<SessionPage>;
  revoke(actor: SignedInActor, input: SessionRef, caller: Caller): Promise<SessionRef>;
};

export type ExportedSession = Omit<Session, "current">;

type Dependencies = {
  sessions: SessionRepository;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
  refreshTokens: RefreshTokens;
  logger: Logger;
  /** After so many days a session ends, however much it is used. */
  lifetimeDays: number;
};

export function createSessionService({
  sessions,
  audit,
  transaction,
  refreshTokens,
  logger,
  lifetimeDays,
}: Dependencies): SessionService {
  return {
    async start({ id: userId, caller }, tx) {
      const id = uuidv7();
      const expiresAt = new Date(Date.now() + lifetimeDays * dayMs);
      await sessions.insert({ id, userId, ...caller, expiresAt }, tx);
      return {
        id,
        userId,
        expiresAt,
        refreshToken: refreshTokens.issue({ sessionId: id, generation: 0 }),
      };
    },
    async renew(refreshToken, caller) {
      const claim = refreshTokens.read(refreshToken);
      if (!claim) throw new AppError({ code: "UNAUTHENTICATED" });
      const { sessionId: id, generation } = claim;
      const next = refreshTokens.issue({ sessionId: id, generation: generation + 1 });
      const rotated = await sessions.rotate(id, generation);
      if (rotated) return { id, refreshToken: next, ...rotated };

      const standing = await sessions.findStanding(id);
      if (!standing) throw new AppError({ code: "UNAUTHENTICATED" });
      const { userId, expiresAt } = standing;
      if (standing.generation === generation + 1 && standing.rotatedRecently) {
        return { id, userId, expiresAt, refreshToken: next };
      }
      await transaction(async (tx) => {
        await sessions.end(id, { reason: "reused" }, tx);
        await audit.record(
          { action: "session.reused", by: nobody, from: caller, targetId: userId },
          tx,
        );
      });
      logger.warn({ event: "refresh-token-reused", sessionId: id, userId }, "session ended");
      throw new AppError({ code: "UNAUTHENTICATED" });
    },
    findActor: ({ sessionId }) => sessions.findActor(sessionId),
    async hold({ userId, via }, tx) {
      const lives = await sessions.holdUser({ id: via.sessionId, userId }, tx);
      if (!lives) throw new AppError({ code: "UNAUTHENTICATED" });
    },
    async endByToken(refreshToken, reason) {
      const claim = refreshTokens.read(refreshToken);
      if (claim) await sessions.end(claim.sessionId, { reason });
    },
    end: (id, reason) => sessions.end(id, { reason }),
    endAll: (userId, options, tx) => sessions.endAll(userId, options, tx),
    async export(userId, input) {
      const { items, nextCursor } = await sessions.listLive(userId, input);
      return { items: items.map(toExported), nextCursor };
    },
    async list({ userId, via }, input) {
      const { items, nextCursor } = await sessions.listLive(userId, input);
      return { items: items.map((row) => toSession(row, via.sessionId)), nextCursor };
    },
    revoke: (actor, { id }, caller) =>
      transaction(async (tx) => {
        const ended = await sessions.end(id, { reason: "revoked", userId: actor.userId }, tx);
        if (!ended) throw new AppError({ code: "NOT_FOUND" });
        await audit.record({ action: "session.revoked", by: actor, from: caller }, tx);
        return { id };
      }),
  };
}

function toSession(row: SessionRow, currentId: string): Session {
  return { ...toExported(row), current: row.id === currentId };
}

function toExported({ rotatedAt, ...row }: SessionRow): ExportedSession {
  return { ...row, lastUsedAt: rotatedAt };
}
