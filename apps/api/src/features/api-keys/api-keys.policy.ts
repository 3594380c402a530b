import type { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";

const forAdmins = new Set<ApiKeyScope>(["audit:read", "products:write"]);

/** The scopes that a key of somebody in this role could do nothing with. */
export function uselessScopes(role: UserRole, scopes: ApiKeyScope[]): ApiKeyScope[] {
  return role === "admin" ? [] : scopes.filter((scope) => forAdmins.has(scope));
}
