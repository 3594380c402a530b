import { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";

type AreaOf<Scope extends string> = Scope extends `${infer Name}:${string}` ? Name : never;

/** A part of the API that a key may reach into: a router. */
export type Area = AreaOf<ApiKeyScope>;
export type Verb = "read" | "write";

export const verbs: { verb: Verb; name: string }[] = [
  { verb: "read", name: "Read" },
  { verb: "write", name: "Change" },
];

/** A key may never do more than its owner, so what an area holds depends on who that is. */
const areas: { area: Area; names: Partial<Record<UserRole, string>> }[] = [
  { area: "tasks", names: { member: "your tasks", admin: "your tasks" } },
  { area: "users", names: { member: "your profile", admin: "all accounts" } },
  { area: "audit", names: { admin: "the audit log" } },
];

/** The areas that a key of such a person may be given. */
export function areasFor(role: UserRole): { area: Area; name: string }[] {
  return areas.flatMap(({ area, names }) => {
    const name = names[role];
    return name === undefined ? [] : [{ area, name }];
  });
}

/** The scope for that, if there is one. */
export function scopeFor(area: Area, verb: Verb): ApiKeyScope | null {
  return ApiKeyScope.safeParse(`${area}:${verb}`).data ?? null;
}

/** What a key may do, in words. One that outlived its owner's role keeps its scopes, to no effect. */
export function describeScopes(scopes: readonly ApiKeyScope[], role: UserRole): string {
  const described = areasFor(role).flatMap(({ area, name }) => {
    const allowed = verbs.filter(({ verb }) => scopes.some((scope) => scope === `${area}:${verb}`));
    if (allowed.length === 0) return [];
    return [`${allowed.map((each) => each.name.toLowerCase()).join(" and ")} ${name}`];
  });
  return described.length === 0 ? "nothing any more" : described.join(", ");
}
