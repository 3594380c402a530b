import { type AccountExportParts, createAccountExporter } from "./account-export.ts";
import { type CurrentPassword, createCurrentPassword } from "./current-password.ts";
import { createUserRepository, type UserRepository } from "./users.repository.ts";
import { createUsersRouter } from "./users.router.ts";
import { createUserService, type UserService } from "./users.service.ts";

export { createCurrentPassword, createUserRepository };
export type { CurrentPassword, UserRepository, UserService };

type Dependencies = Omit<Parameters<typeof createUserService>[0], "exportAccount"> & {
  exported: AccountExportParts;
};

export function createUsersFeature({ exported, ...rest }: Dependencies) {
  const service = createUserService({ ...rest, exportAccount: createAccountExporter(exported) });
  return { service, router: createUsersRouter(service) };
}
