import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { createAuthLimits } from "./auth.limits.ts";
import { createAuthRouter } from "./auth.router.ts";
import { createAuthService } from "./auth.service.ts";

type Dependencies = Omit<Parameters<typeof createAuthService>[0], "limits"> & {
  rateLimiters: RateLimiterFactory;
};

export function createAuthFeature({ rateLimiters, ...rest }: Dependencies) {
  const service = createAuthService({ ...rest, limits: createAuthLimits(rateLimiters) });
  return { router: createAuthRouter(service) };
}
