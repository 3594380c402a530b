import type { RateLimiterFactory } from "#platform/rate-limit/rate-limiter.ts";
import { type AccountExportParts, createAccountExporter } from "./account-export.service.ts";
import { type CurrentPassword, createCurrentPassword } from "./current-password.ts";
import { createUserRepository, type UserRepository } from "./users.repository.ts";
import { createUsersRouter } from "./users.router.ts";
import { createUserService, type UserService } from "./users.service.ts";

export { createCurrentPassword, createUserRepository };
export type { CurrentPassword, UserRepository, UserService };

type Made = "exportAccount" | "exportLimit";
type Dependencies = Omit<Parameters<typeof createUserService>[0], Made> & {
  exported: AccountExportParts;
  rateLimiters: RateLimiterFactory;
};

export function createUsersFeature({ exported, rateLimiters, ...rest }: Dependencies) {
  const service = createUserService({
    ...rest,
    exportAccount: createAccountExporter(exported),
    exportLimit: rateLimiters({ name: "export", points: 10, seconds: 3_600 }),
  });
  return { service, router: createUsersRouter(service) };
}
