import { describe, expect, it } from "vitest";
import { TrustedIssuers } from "./trusted-issuers.ts";

const secret = "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe";
const shared = {
  issuer: "https://portal.test",
  audience: "tenon",
  secret,
  accounts: "link",
};
const published = {
  issuer: "https://login.test",
  audience: "tenon",
  jwksUrl: "https://login.test/.well-known/jwks.json",
  accounts: "create",
  grantsAdmin: true,
};

function problemsOf(json: string): string[] {
  return TrustedIssuers.safeParse(json).error?.issues.map(({ message }) => message) ?? [];
}

describe("TrustedIssuers", () => {
  it("reads a list of issuers, with a secret or with published keys", () => {
    expect(TrustedIssuers.parse(JSON.stringify([shared, published]))).toEqual([
      {
        issuer: "https://portal.test",
        audience: "tenon",
        accounts: "link",
        grantsAdmin: false,
        verifiedBy: { secret },
      },
      {
        issuer: "https://login.test",
        audience: "tenon",
        accounts: "create",
        grantsAdmin: true,
        verifiedBy: { jwksUrl: new URL(published.jwksUrl) },
      },
    ]);
    expect(TrustedIssuers.parse("[]")).toEqual([]);
  });

  it.each(["http://localhost:8080/jwks", "http://127.0.0.1/jwks", "http://[::1]:9/jwks"])(
    "takes keys without https from this machine: %s",
    (jwksUrl) => {
      expect(problemsOf(JSON.stringify([{ ...published, jwksUrl }]))).toEqual([]);
    },
  );

  it.each([
    ["canary", "must be a JSON list of objects"],
    [`[{"secret":"canary"`, "must be a JSON list of objects"],
    [`{"canary":"canary"}`, "must be a JSON list of objects"],
  ])("refuses %s", (json, problem) => {
    expect(problemsOf(json)).toEqual([problem]);
  });

  it.each([
    [{ issuer: undefined }, "entry 2, issuer: is required, as text"],
    [{ issuer: "" }, "entry 2, issuer: must not be empty"],
    [{ issuer: published.issuer }, "entry 2, issuer: is there twice"],
    [{ audience: ["canary"] }, "entry 2, audience: is required, as text"],
    [{ secret: "canary" }, "entry 2, secret: must have at least 32 bytes"],
    [
      { secret: "change-me-canary-change-me-canary" },
      "entry 2, secret: looks like a sample; make a random one",
    ],
    [{ secret: undefined }, "entry 2: must have either secret or jwksUrl"],
    [{ jwksUrl: published.jwksUrl }, "entry 2: must have either secret or jwksUrl"],
    [
      { secret: undefined, jwksUrl: "http://canary.test/jwks" },
      "entry 2, jwksUrl: must be an https address, or an http one of this machine",
    ],
    [
      { secret: undefined, jwksUrl: "canary" },
      "entry 2, jwksUrl: must be an https address, or an http one of this machine",
    ],
    [{ accounts: "canary" }, 'entry 2, accounts: must be "link" or "create"'],
    [{ accounts: undefined }, 'entry 2, accounts: must be "link" or "create"'],
    [{ grantsAdmin: "canary" }, "entry 2, grantsAdmin: must be true or false"],
    [
      { canary: 1 },
      "entry 2: must be an object with issuer, audience, secret or jwksUrl, accounts, perhaps grantsAdmin, and nothing else",
    ],
  ])("names entry and field of %j, and no value (A13, H1)", (change, problem) => {
    const problems = problemsOf(JSON.stringify([published, { ...shared, ...change }]));
    expect(problems).toEqual([problem]);
    expect(problems.join()).not.toContain("canary");
  });
});
