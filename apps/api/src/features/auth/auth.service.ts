import { v7 as uuidv7 } from "uuid";
import type { LoginInput, RegisterInput, SessionsEnded } from "@tenon/schemas/auth";
import { maxUserNameLength, type User } from "@tenon/schemas/users";
import type { Actor, Caller } from "#actor.ts";
import type { RenewableSession, SessionService } from "#features/sessions/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Passwords } from "#platform/passwords/passwords.ts";
import type { AccessClaim, AccessTokens } from "#platform/tokens/access-tokens.ts";
import type { AuthLimits } from "./auth.limits.ts";

/** A session that was begun or renewed, with all that its owner is given. */
export type SignedIn = {
  user: User;
  accessToken: string;
  expiresIn: number;
  session: RenewableSession;
};

export type AuthService = {
  register(input: RegisterInput, caller: Caller): Promise<SignedIn>;
  /** `replaces` is the refresh token of a session that this sign-in takes the place of. */
  login(input: LoginInput, caller: Caller, replaces: string | null): Promise<SignedIn>;
  refresh(refreshToken: string | null, caller: Caller): Promise<SignedIn>;
  logout(claim: AccessClaim): Promise<SessionsEnded>;
  logoutAll(actor: Actor): Promise<SessionsEnded>;
};

type Dependencies = {
  users: Pick<UserRepository, "findById" | "findCredentials" | "insert" | "replacePasswordHash">;
  sessions: Pick<SessionService, "start" | "renew" | "end" | "endAll" | "endByToken">;
  passwords: Passwords;
  accessTokens: Pick<AccessTokens, "issue" | "lifetime">;
  limits: AuthLimits;
  transaction: TransactionRunner;
};

export function createAuthService({
  users,
  sessions,
  passwords,
  accessTokens,
  limits,
  transaction,
}: Dependencies): AuthService {
  return {
    async register({ email, password, name = defaultName(email) }, caller) {
      await limits.register(email, caller);
      const account = { id: uuidv7(), email, name, passwordHash: await passwords.hash(password) };
      const begun = await transaction(async (tx) => ({
        user: await users.insert(account, tx),
        session: await sessions.start({ id: account.id, caller }, tx),
      })).catch(refuseTakenEmail);
      return grant(begun.user, begun.session);
    },
    async login({ email, password }, caller, replaces) {
      await limits.signIn(email, caller);
      const account = await users.findCredentials(email);
      const matches = await passwords.verify(password, account?.passwordHash ?? null);
      if (!account?.isActive || !matches) throw new AppError({ code: "INVALID_CREDENTIALS" });
      await limits.forgiveSignIn(email, caller);
      await strengthenHash(account, password);
      if (replaces !== null) await sessions.endByToken(replaces, "replaced");
      const user = await signedInUser(account.id);
      return grant(user, await sessions.start({ id: user.id, caller }));
    },
    async refresh(refreshToken, caller) {
      await limits.refresh(caller);
      if (refreshToken === null) throw new AppError({ code: "UNAUTHENTICATED" });
      const session = await sessions.renew(refreshToken);
      return grant(await signedInUser(session.userId), session);
    },
    async logout({ sessionId }) {
      return { ended: (await sessions.end(sessionId, "signed-out")) ? 1 : 0 };
    },
    async logoutAll({ userId }) {
      return { ended: await sessions.endAll(userId, "signed-out") };
    },
  };

  async function grant(user: User, session: RenewableSession): Promise<SignedIn> {
    const accessToken = await accessTokens.issue({ userId: user.id, sessionId: session.id });
    return { user, session, accessToken, expiresIn: accessTokens.lifetime };
  }

  async function signedInUser(id: string): Promise<User> {
    const user = await users.findById(id);
    if (!user) throw new AppError({ code: "UNAUTHENTICATED" });
    return user;
  }

  async function strengthenHash(
    { id, passwordHash }: { id: string; passwordHash: string | null },
    password: string,
  ) {
    if (passwordHash === null || !passwords.isOutdated(passwordHash)) return;
    await users.replacePasswordHash(id, { from: passwordHash, to: await passwords.hash(password) });
  }
}

function refuseTakenEmail(error: unknown): never {
  if (classifyDatabaseError(error) !== "unique") throw error;
  throw new AppError({ code: "EMAIL_TAKEN" }, { cause: error });
}

function defaultName(email: string): string {
  return email.slice(0, Math.min(email.indexOf("@"), maxUserNameLength));
}
