import { v7 as uuidv7 } from "uuid";
import type { LoginInput, RegisterInput, SessionsEnded } from "@tenon/schemas/auth";
import { nameOfEmail, type User } from "@tenon/schemas/users";
import { type Caller, nobody, type SignedInActor } from "#actor.ts";
import type { AccountMails } from "#features/account-mails/index.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { RenewableSession, SessionService } from "#features/sessions/index.ts";
import type { UserRepository } from "#features/users/index.ts";
import type { TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { refuseTaken } from "#platform/errors/refuse-taken.ts";
import type { Passwords } from "#platform/passwords/passwords.ts";
import type { AccessClaim, AccessTokens } from "#platform/tokens/access-tokens.ts";
import type { AuthLimits } from "./auth.limits.ts";
import type { NewPasswords } from "./new-passwords.ts";

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
  logoutAll(actor: SignedInActor, caller: Caller): Promise<SessionsEnded>;
};

type Dependencies = {
  users: Pick<
    UserRepository,
    "findById" | "findCredentials" | "insert" | "holdByPassword" | "replacePasswordHash"
  >;
  sessions: Pick<SessionService, "start" | "renew" | "end" | "endAll" | "endByToken">;
  audit: Pick<AuditService, "record">;
  mails: Pick<AccountMails, "sendLink">;
  passwords: Pick<Passwords, "hash" | "verify" | "isOutdated">;
  newPasswords: NewPasswords;
  accessTokens: Pick<AccessTokens, "issue" | "lifetime">;
  limits: AuthLimits;
  transaction: TransactionRunner;
};

export function createAuthService({
  users,
  sessions,
  audit,
  mails,
  passwords,
  newPasswords,
  accessTokens,
  limits,
  transaction,
}: Dependencies): AuthService {
  return {
    async register({ email, password, name = nameOfEmail(email) }, caller) {
      await limits.register(email, caller);
      const words = [email, name];
      const passwordHash = await newPasswords.hash(password, { field: "password", words });
      const begun = await transaction(async (tx) => {
        const user = await users.insert({ id: uuidv7(), email, name, passwordHash }, tx);
        const session = await sessions.start({ id: user.id, caller }, tx);
        await audit.record(
          { action: "account.registered", by: by(user, session), from: caller },
          tx,
        );
        await mails.sendLink("verify_email", { userId: user.id, email }, tx);
        return { user, session };
      }).catch(refuseTaken({ code: "EMAIL_TAKEN" }));
      return grant(begun.user, begun.session);
    },
    async login({ email, password }, caller, replaces) {
      await limits.signIn(email, caller);
      const begun =
        (await signIn(email, password, caller)) ?? (await signIn(email, password, caller));
      if (!begun) throw new AppError({ code: "INVALID_CREDENTIALS" });
      await limits.forgiveSignIn(email, caller);
      if (replaces !== null) await sessions.endByToken(replaces, "replaced");
      return grant(begun.user, begun.session);
    },
    async refresh(refreshToken, caller) {
      await limits.refresh(caller);
      if (refreshToken === null) throw new AppError({ code: "UNAUTHENTICATED" });
      const session = await sessions.renew(refreshToken, caller);
      return grant(await signedInUser(session.userId), session);
    },
    async logout({ sessionId }) {
      return { ended: (await sessions.end(sessionId, "signed-out")) ? 1 : 0 };
    },
    logoutAll: (actor, caller) =>
      transaction(async (tx) => {
        const ended = await sessions.endAll(actor.userId, { reason: "signed-out" }, tx);
        await audit.record(
          { action: "sessions.ended", by: actor, from: caller, details: { ended } },
          tx,
        );
        return { ended };
      }),
  };

  /** Null when the password was changed while it was checked: no session outlives its password. */
  async function signIn(email: string, password: string, caller: Caller) {
    const account = await users.findCredentials({ email });
    const matches = await passwords.verify(password, account?.passwordHash ?? null);
    if (!account?.isActive || account.passwordHash === null || !matches) {
      await audit.record({
        action: "session.refused",
        by: nobody,
        from: caller,
        targetId: account?.id ?? null,
      });
      throw new AppError({ code: "INVALID_CREDENTIALS" });
    }
    const { id, passwordHash } = account;
    const begun = await transaction(async (tx) => {
      const user = await users.holdByPassword({ id, passwordHash }, tx);
      if (!user) return null;
      const session = await sessions.start({ id, caller }, tx);
      await audit.record({ action: "session.started", by: by(user, session), from: caller }, tx);
      return { user, session };
    });
    if (begun) await strengthenHash({ id, passwordHash }, password);
    return begun;
  }

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
    { id, passwordHash }: { id: string; passwordHash: string },
    password: string,
  ) {
    if (!passwords.isOutdated(passwordHash)) return;
    await users.replacePasswordHash(id, { from: passwordHash, to: await passwords.hash(password) });
  }
}

function by({ id: userId, role }: User, { id: sessionId }: { id: string }): SignedInActor {
  return { userId, role, via: { kind: "session", sessionId } };
}
