import type { User } from "@tenon/schemas/users";
import type { Transaction } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { Passwords } from "#platform/passwords/passwords.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import type { ProvenPassword, UserRepository } from "./users.repository.ts";

/** Asks a signed-in person for the password again, before what can't be undone. */
export type CurrentPassword = {
  /** Throws WRONG_PASSWORD, or RATE_LIMITED after ten tries in five minutes. */
  assert(userId: string, password: string): Promise<ProvenPassword>;
  /** The account, held until the transaction ends. Throws WRONG_PASSWORD when the password was replaced meanwhile. */
  hold(proven: ProvenPassword, tx: Transaction): Promise<User>;
};

type Dependencies = {
  users: Pick<UserRepository, "findCredentials" | "holdByPassword">;
  passwords: Pick<Passwords, "verify">;
  rateLimiters: RateLimiterFactory;
};

export function createCurrentPassword({
  users,
  passwords,
  rateLimiters,
}: Dependencies): CurrentPassword {
  const tries = rateLimiters({ name: "current-password", points: 10, seconds: 300 });

  return {
    async assert(userId, password) {
      await tries.consume(userId);
      const account = await users.findCredentials({ id: userId });
      const passwordHash = account?.passwordHash ?? null;
      const matches = await passwords.verify(password, passwordHash);
      if (!matches || passwordHash === null) throw new AppError({ code: "WRONG_PASSWORD" });
      await tries.reset(userId);
      return { id: userId, passwordHash };
    },
    async hold(proven, tx) {
      const user = await users.holdByPassword(proven, tx);
      if (!user) throw new AppError({ code: "WRONG_PASSWORD" });
      return user;
    },
  };
}
