import { expect, it } from "vitest";
import type { User } from "@tenon/schemas/users";
import { describeChanges, isUnchanged, rebase, toDraft, toInput } from "./user-draft.ts";

const bob: User = {
  id: "0198c0de-0000-7000-8000-000000000002",
  email: "bob@example.com",
  name: "Bob",
  role: "member",
  isActive: true,
  emailVerified: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 3,
};

it("sends what was changed and nothing else", () => {
  const draft = { ...toDraft(bob), role: "admin" as const };
  expect(toInput(bob, draft)).toEqual({ id: bob.id, version: 3, role: "admin" });
  expect(isUnchanged(bob, draft)).toBe(false);
  expect(isUnchanged(bob, toDraft(bob))).toBe(true);
});

it("makes the same changes to the account as it is stored by now", () => {
  const draft = { ...toDraft(bob), role: "admin" as const };
  const current = { ...bob, name: "Robert", isActive: false, version: 4 };
  expect(rebase(bob, draft, current)).toEqual({ name: "Robert", role: "admin", isActive: false });
  expect(describeChanges(bob, current)).toBe(
    "the name is “Robert” now, the account is inactive now",
  );
});
