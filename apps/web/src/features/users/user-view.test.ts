import { expect, it } from "vitest";
import { readUserView, toListInput, writeUserView } from "./user-view.ts";

it("is written as it is read", () => {
  const search = { q: "ada", role: "admin", state: "inactive", email: "confirmed" };
  expect(writeUserView(readUserView(search))).toEqual(search);
  expect(toListInput(readUserView(search))).toEqual({
    limit: 30,
    search: "ada",
    role: "admin",
    isActive: false,
    emailVerified: true,
  });
});

it("leaves out what makes no sense", () => {
  const view = readUserView({ q: "  ", role: "owner", state: "asleep", email: "" });
  expect(toListInput(view)).toEqual({ limit: 30 });
  expect(writeUserView(view)).toEqual({});
});
