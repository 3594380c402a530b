import { t } from "@lingui/core/macro";
import { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";

/** What can be allowed in one part of the API, for which the scopes have a name each. */
export type ScopeArea = { name: string; scopes: Record<Verb, ApiKeyScope | null> };
export type Verb = (typeof verbs)[number];

type Area = {
  /** The router that the scopes name. */
  router: string;
  /** A key may never do more than its owner, so what it reaches depends on who that is. */
  names: Partial<Record<UserRole, string>>;
  onlyAdminsWrite?: true;
};

export const verbs = ["read", "write"] as const;

export function verbName(verb: Verb): string {
  return verb === "read" ? t`Read` : t`Change`;
}

/** One thing that a key may be allowed: “Read your tasks”. */
export function permissionName(verb: Verb, area: string): string {
  return verb === "read" ? t`Read ${area}` : t`Change ${area}`;
}

/** What the keys of such a person can be allowed. */
export function areasFor(role: UserRole): ScopeArea[] {
  return areas().flatMap(({ router, names, onlyAdminsWrite }) => {
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
  const described = areasFor(role).flatMap(({ name: area, scopes: { read, write } }) => {
    const mayRead = held.some((scope) => scope === read);
    const mayWrite = held.some((scope) => scope === write);
    if (mayRead && mayWrite) return [t`read and change ${area}`];
    if (mayRead) return [t`read ${area}`];
    return mayWrite ? [t`change ${area}`] : [];
  });
  return described.length === 0 ? t`nothing any more` : described.join(", ");
}

function areas(): Area[] {
  return [
    { router: "tasks", names: { member: t`your tasks`, admin: t`your tasks` } },
    { router: "posts", names: { member: t`posts`, admin: t`posts` } },
    { router: "comments", names: { member: t`comments`, admin: t`comments` } },
    {
      router: "products",
      names: { member: t`products`, admin: t`products` },
      onlyAdminsWrite: true,
    },
    { router: "orders", names: { member: t`your orders`, admin: t`all orders` } },
    {
      router: "events",
      names: { member: t`changes as they happen`, admin: t`changes as they happen` },
    },
    { router: "users", names: { member: t`your profile`, admin: t`all accounts` } },
    { router: "audit", names: { admin: t`the audit log` } },
  ];
}

function readScope(text: string): ApiKeyScope | null {
  return ApiKeyScope.safeParse(text).data ?? null;
}
