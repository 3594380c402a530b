import { expect, it } from "vitest";
import { ApiKeyScope } from "@tenon/schemas/api-keys";
import { areasFor, describeScopes, scopeFor, verbs } from "./scope-words.ts";

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
  const offered = (role: "member" | "admin") =>
    areasFor(role).flatMap(({ area }) => verbs.flatMap(({ verb }) => scopeFor(area, verb) ?? []));
  expect(offered("admin").toSorted()).toEqual(ApiKeyScope.options.toSorted());
  expect(offered("member")).not.toContain("audit:read");
});
