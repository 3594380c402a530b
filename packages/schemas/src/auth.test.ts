import { describe, expect, it } from "vitest";
import {
  AuthGrant,
  LoginInput,
  Password,
  RefreshInput,
  RefreshToken,
  RegisterInput,
} from "./auth.ts";

const email = "ada@example.com";
const password = "correct horse";

describe("Password", () => {
  it.each([8, 64, 128])("takes %d characters whole (A5)", (length) => {
    const entered = "x".repeat(length);
    expect(Password.parse(entered)).toBe(entered);
  });

  it.each([0, 1, 7, 129, 1_000_000])("refuses %d characters (A5)", (length) => {
    expect(Password.safeParse("x".repeat(length)).success).toBe(false);
  });

  it.each([
    "        ",
    " padded  both ",
    "ALLUPPER",
    "12345678",
    "\u{1F511}".repeat(8),
    "tab\tline\nfeed",
  ])("keeps %j as typed, whatever it is made of (A6)", (entered) => {
    expect(Password.parse(entered)).toBe(entered);
  });

  it("reads both ways of typing an accent as one (A6)", () => {
    const composed = "caf\u00E9 cr\u00E8me";
    expect(Password.parse(composed.normalize("NFD"))).toBe(composed);
    expect(Password.parse(composed)).toBe(composed);
  });

  it("counts the characters that remain once accents are joined, and an emoji as one (A5, A6)", () => {
    expect(Password.safeParse("\u00E9".repeat(7).normalize("NFD")).success).toBe(false);
    expect(Password.safeParse("\u00E9".repeat(8).normalize("NFD")).success).toBe(true);
    expect(Password.safeParse("\u{1F511}".repeat(7)).success).toBe(false);
    expect(Password.safeParse("\u{1F511}".repeat(128)).success).toBe(true);
    expect(Password.safeParse("\u{1F511}".repeat(129)).success).toBe(false);
  });

  it.each(["12345678\0", "12345678\uD800", { not: "" }, ["12345678"], 12_345_678, null])(
    "refuses %j (E5, E6, E11)",
    (entered) => {
      expect(Password.safeParse(entered).success).toBe(false);
    },
  );
});

describe("RegisterInput", () => {
  it("needs an address and a password, and answers in the body unless told otherwise", () => {
    expect(RegisterInput.parse({ email: " ADA@example.com ", password })).toEqual({
      email,
      password,
      transport: "body",
    });
  });

  it("takes a name and the cookie transport", () => {
    expect(RegisterInput.parse({ email, password, name: " Ada ", transport: "cookie" })).toEqual({
      email,
      password,
      name: "Ada",
      transport: "cookie",
    });
  });

  it.each([
    { role: "admin" },
    { isAdmin: true },
    { isActive: false },
    { emailVerified: true },
    { id: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44" },
    { createdAt: new Date(0) },
    { passwordHash: "$argon2id$" },
    { version: 7 },
  ])("refuses to be told %j (A9)", (extra) => {
    expect(RegisterInput.safeParse({ email, password, ...extra }).error?.issues).toMatchObject([
      { code: "unrecognized_keys", keys: Object.keys(extra) },
    ]);
  });

  it.each([
    { name: "" },
    { name: "x".repeat(101) },
    { name: { not: "" } },
    { transport: "query" },
    { transport: null },
  ])("refuses %j", (part) => {
    expect(RegisterInput.safeParse({ email, password, ...part }).success).toBe(false);
  });

  it.each([null, undefined, [], "x", 7, {}])("refuses %j as a whole (E1)", (input) => {
    expect(RegisterInput.safeParse(input).success).toBe(false);
  });
});

describe("LoginInput", () => {
  it.each([1, 7, 128])("takes an entered password of %d characters", (length) => {
    const input = { email, password: "x".repeat(length), transport: "cookie" };
    expect(LoginInput.parse(input)).toEqual(input);
  });

  it.each([0, 129, 1_000_000])("refuses an entered password of %d characters (A5)", (length) => {
    expect(LoginInput.safeParse({ email, password: "x".repeat(length) }).success).toBe(false);
  });

  it("reads an entered password the way a new one is read (A6)", () => {
    const typed = "caf\u00E9 cr\u00E8me".normalize("NFD");
    expect(LoginInput.parse({ email, password: typed }).password).toBe(Password.parse(typed));
  });

  it.each([
    { password: { not: "" } },
    { email: { contains: "" } },
    { email: [email] },
    { userId: "1" },
  ])("refuses %j (E10, E11)", (part) => {
    expect(LoginInput.safeParse({ email, password, ...part }).success).toBe(false);
  });
});

describe("RefreshInput", () => {
  it("may be left out: then the cookie counts", () => {
    expect(RefreshInput.parse(undefined)).toEqual({});
    expect(RefreshInput.parse({})).toEqual({});
  });

  it.each(["ab-_", "x".repeat(128)])("takes the token %j", (refreshToken) => {
    expect(RefreshInput.parse({ refreshToken })).toEqual({ refreshToken });
    expect(RefreshToken.parse(refreshToken)).toBe(refreshToken);
  });

  it.each(["", "a b", "a.b.c", "\0", "x".repeat(129), { not: "" }, null, 7])(
    "refuses the token %j (E5, E11)",
    (refreshToken) => {
      expect(RefreshInput.safeParse({ refreshToken }).success).toBe(false);
    },
  );

  it.each([null, [], "abc", { refreshToken: "abc", sessionId: "1" }])("refuses %j", (input) => {
    expect(RefreshInput.safeParse(input).success).toBe(false);
  });
});

describe("AuthGrant", () => {
  it("lets nothing out that it does not name (D5)", () => {
    const user = {
      id: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
      email,
      name: "Ada",
      role: "member",
      isActive: true,
      emailVerified: false,
      createdAt: new Date(0),
      updatedAt: new Date(0),
      version: 1,
    };
    const grant = { user, accessToken: "a.b.c", expiresIn: 600 };
    const parsed = AuthGrant.parse({
      ...grant,
      user: { ...user, passwordHash: "$argon2id$" },
      session: { id: "1" },
    });
    expect(parsed).toEqual(grant);
  });
});
