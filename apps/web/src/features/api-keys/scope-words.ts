import { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";

/** What can be allowed in one part of the API, for which the scopes have a name each. */
export type ScopeArea = { name: string; scopes: Record<Verb, ApiKeyScope | null> };
export type Verb = "read" | "write";

type Area = {
  /** The router that the scopes name. */
  router: string;
  /** A key may never do more than its owner, so what it reaches depends on who that is. */
  names: Partial<Record<UserRole, string>>;
  onlyAdminsWrite?: true;
};

export const verbs: { verb: Verb; name: string }[] = [
  { verb: "read", name: "Read" },
  { verb: "write", name: "Change" },
];

const areas: Area[] = [
  { router: "tasks", names: { member: "your tasks", admin: "your tasks" } },
  { router: "posts", names: { member: "posts", admin: "posts" } },
  { router: "comments", names: { member: "comments", admin: "comments" } },
  {
    router: "products",
    names: { member: "products", admin: "products" },
    onlyAdminsWrite: true,
  },
  { router: "orders", names: { member: "your orders", admin: "all orders" } },
  {
    router: "events",
    names: { member: "changes as they happen", admin: "changes as they happen" },
  },
  { router: "users", names: { member: "your profile", admin: "all accounts" } },
  { router: "audit", names: { admin: "the audit log" } },
];

/** What the keys of such a person can be allowed. */
export function areasFor(role: UserRole): ScopeArea[] {
  return areas.flatMap(({ router, names, onlyAdminsWrite }) => {
    const mayWrite = role === "admin" || !onlyAdminsWrite;
    const scopes = {
      read: readScope(`${router}:read`),
      write: mayWrite ? readScope(`${router}:write`) : null,
    };
    const name = names[role];
    const isEmpty = scopes.read === null && scopes.write === null;
    return name === undefined || isEmpty ? [] : [{ name, scopes }];
  });
}

/** What a key may do, in words. One that outlived its owner's role keeps its scopes, to no effect. */
export function describeScopes(held: readonly ApiKeyScope[], role: UserRole): string {
  const described = areasFor(role).flatMap(({ name, scopes }) => {
    const allowed = verbs.filter(({ verb }) => held.some((scope) => scope === scopes[verb]));
    if (allowed.length === 0) return [];
    return [`${allowed.map((each) => each.name.toLowerCase()).join(" and ")} ${name}`];
  });
  return described.length === 0 ? "nothing any more" : described.join(", ");
}

function readScope(text: string): ApiKeyScope | null {
  return ApiKeyScope.safeParse(text).data ?? null;
}
