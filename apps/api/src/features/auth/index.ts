import type { CommonPasswordCheck } from "#platform/passwords/common-passwords.ts";
import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { createAuthEmailService } from "./auth-emails.service.ts";
import { createAuthPasswordService } from "./auth-passwords.service.ts";
import { createAuthLimits } from "./auth.limits.ts";
import { createAuthRouter } from "./auth.router.ts";
import { createAuthService } from "./auth.service.ts";
import { createNewPasswords, type NewPasswords } from "./new-passwords.ts";

export type { NewPasswords };

type Made = "limits" | "newPasswords";
type Dependencies = Omit<
  Parameters<typeof createAuthService>[0] &
    Parameters<typeof createAuthEmailService>[0] &
    Parameters<typeof createAuthPasswordService>[0],
  Made
> & {
  rateLimiters: RateLimiterFactory;
  isCommonPassword: CommonPasswordCheck;
};

export function createAuthFeature({ rateLimiters, isCommonPassword, ...rest }: Dependencies) {
  const limits = createAuthLimits(rateLimiters);
  const newPasswords = createNewPasswords({ passwords: rest.passwords, isCommonPassword });
  const dependencies = { ...rest, limits, newPasswords };
  const router = createAuthRouter({
    auth: createAuthService(dependencies),
    emails: createAuthEmailService(dependencies),
    passwords: createAuthPasswordService(dependencies),
  });
  return { newPasswords, router };
}
