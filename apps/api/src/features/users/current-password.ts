import { AppError } from "#platform/errors/app-error.ts";
import type { Passwords } from "#platform/passwords/passwords.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import type { UserRepository } from "./users.repository.ts";

/** Asks a signed-in person for the password again, before what can't be undone. */
export type CurrentPassword = {
  /** Throws WRONG_PASSWORD, or RATE_LIMITED after ten tries in five minutes. */
  assert(userId: string, password: string): Promise<void>;
};

type Dependencies = {
  users: Pick<UserRepository, "findCredentials">;
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
      if (!(await passwords.verify(password, account?.passwordHash ?? null))) {
        throw new AppError({ code: "WRONG_PASSWORD" });
      }
      await tries.reset(userId);
    },
  };
}
