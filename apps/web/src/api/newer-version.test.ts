import { expect, it, vi } from "vitest";
import { User } from "@tenon/schemas/users";
import { answerError } from "./answer-error.ts";
import { newerVersion } from "./newer-version.ts";

const ada = {
  id: "01985a7e-5f0e-7c3a-9d0b-2f6f5c1f4d11",
  email: "ada@example.com",
  name: "Ada",
  role: "member",
  isActive: true,
  emailVerified: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 2,
};

it("reads the row as it is stored, where an edit came too late", async () => {
  const error = refused("STALE_VERSION", ada);
  expect(await newerVersion(error, loadUser)).toEqual(ada);
});

it("finds none where the row can't be read", async () => {
  const error = refused("STALE_VERSION", { ...ada, role: "king" });
  expect(await newerVersion(error, loadUser)).toBeUndefined();
});

it("finds none in other errors, and loads no schema for them", async () => {
  const load = vi.fn(loadUser);
  const error = refused("FORBIDDEN", ada);
  expect(await newerVersion(error, load)).toBeUndefined();
  expect(await newerVersion(new Error("No."), load)).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
});

it("leaves it at the refusal where the schema can't be loaded", async () => {
  const error = refused("STALE_VERSION", ada);
  const load = () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await newerVersion(error, load)).toBeUndefined();
});

async function loadUser() {
  return User;
}

function refused(code: string, current: object): Error {
  return answerError({ code, current, detail: "It was changed." });
}
