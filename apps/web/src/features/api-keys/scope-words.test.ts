import { expect, it } from "vitest";
import { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";
import { areasFor, describeScopes } from "./scope-words.ts";

it("says what a key may do, as its owner understands it", () => {
  expect(describeScopes(["tasks:read", "tasks:write"], "member")).toBe(
    "read and change your tasks",
  );
  expect(describeScopes(["tasks:write", "users:read"], "member")).toBe(
    "change your tasks, read your profile",
  );
  expect(describeScopes(["audit:read", "users:read"], "admin")).toBe(
    "read all accounts, read the audit log",
  );
});

it("says when the scopes of a key have become empty words", () => {
  expect(describeScopes(["audit:read"], "member")).toBe("nothing any more");
});

it("offers every scope there is to an administrator, and the audit log to nobody else", () => {
  expect(offeredTo("admin").toSorted()).toEqual(ApiKeyScope.options.toSorted());
  expect(offeredTo("member")).not.toContain("audit:read");
});

function offeredTo(role: UserRole): ApiKeyScope[] {
  return areasFor(role).flatMap(({ scopes: { read, write } }) =>
    [read, write].filter((scope) => scope !== null),
  );
}
