import { describe, expect, it } from "vitest";
import { UpdateMeInput, User, UserName } from "./users.ts";

describe("UserName", () => {
  it.each([
    ["Ada", "Ada"],
    [" Ada  Lovelace ", "Ada  Lovelace"],
    ["李", "李"],
    ["x".repeat(100), "x".repeat(100)],
  ])("reads %j as %j", (entered, name) => {
    expect(UserName.parse(entered)).toBe(name);
  });

  it.each(["", "  ", "x".repeat(101), "a\0", "\uDC00", { not: "" }, null])(
    "refuses %j (E5, E6, E11)",
    (name) => {
      expect(UserName.safeParse(name).success).toBe(false);
    },
  );
});

describe("UpdateMeInput", () => {
  it("changes the name, of a version or of any", () => {
    expect(UpdateMeInput.parse({ name: "Ada" })).toEqual({ name: "Ada" });
    expect(UpdateMeInput.parse({ name: "Ada", version: 2 })).toEqual({ name: "Ada", version: 2 });
  });

  it.each([
    {},
    { version: 2 },
    { name: "Ada", role: "admin" },
    { name: "Ada", email: "eve@example.com" },
    { name: "Ada", id: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44" },
    { name: "Ada", version: "2" },
  ])("refuses %j (A9, E10)", (input) => {
    expect(UpdateMeInput.safeParse(input).success).toBe(false);
  });
});

describe("User", () => {
  it("lets nothing out that it does not name (D5)", () => {
    const user = {
      id: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
      email: "ada@example.com",
      name: "Ada",
      role: "admin",
      isActive: true,
      emailVerified: true,
      createdAt: new Date(0),
      updatedAt: new Date(0),
      version: 1,
    };
    expect(User.parse({ ...user, passwordHash: "$argon2id$" })).toEqual(user);
  });
});
