import { describe, expect, it } from "vitest";
import type { Actor } from "#actor.ts";
import type { AccessClaim } from "#platform/tokens/access-tokens.ts";
import { readCredential } from "./credential.ts";

const claim: AccessClaim = { userId: "u1", sessionId: "s1" };
const actor: Actor = { userId: "u1", role: "member", via: { kind: "session", sessionId: "s1" } };
const unauthenticated = { reason: { code: "UNAUTHENTICATED" } };

/** Checks that know one token, and count what they were asked. */
function checks({ sessionEnded = false } = {}) {
  const asked: string[] = [];
  return {
    asked,
    verifyToken: async (token: string) => {
      asked.push(token);
      return token === "good.token-1_~+/==" ? claim : null;
    },
    findActor: async ({ sessionId }: AccessClaim) => {
      asked.push(sessionId);
      return sessionEnded ? null : actor;
    },
  };
}

const token = "good.token-1_~+/==";

describe("readCredential", () => {
  it.each([`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}`])(
    "takes %j (A10)",
    async (authorization) => {
      const credential = readCredential(authorization, checks());
      expect(await credential.claim()).toEqual(claim);
      expect(await credential.authenticate()).toEqual(actor);
    },
  );

  it.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "Bearer wrong",
    token,
    `Basic ${token}`,
    `Bearer${token}`,
    `Bearer\t${token}`,
    ` Bearer ${token}`,
    `Bearer ${token} `,
    `Bearer ${token} more`,
    `Bearer ${token}, Bearer ${token}`,
    `Bearer "${token}"`,
    `Bearer \0${token}`,
    `Bearer t\u00F6ken`,
    `NotBearer ${token}`,
    `Bearer ${"=".repeat(100_000)}`,
    `Bearer ${" ".repeat(100_000)}`,
  ])("refuses %j (A10)", async (authorization) => {
    const credential = readCredential(authorization, checks());
    await expect(credential.claim()).rejects.toMatchObject(unauthenticated);
    await expect(credential.authenticate()).rejects.toMatchObject(unauthenticated);
    expect(credential.actor()).toBeUndefined();
  });

  it("asks nobody about what can't be a token (P7)", async () => {
    const asking = checks();
    await expect(readCredential("Basic abc", asking).authenticate()).rejects.toMatchObject(
      unauthenticated,
    );
    expect(asking.asked).toEqual([]);
  });

  it("is not looked at until a procedure asks", async () => {
    const asking = checks();
    const credential = readCredential(`Bearer ${token}`, asking);
    expect(asking.asked).toEqual([]);
    expect(credential.actor()).toBeUndefined();
    await credential.authenticate();
    expect(credential.actor()).toEqual(actor);
  });

  it("is checked once for a whole batch", async () => {
    const asking = checks();
    const credential = readCredential(`Bearer ${token}`, asking);
    await Promise.all([credential.authenticate(), credential.claim(), credential.authenticate()]);
    await credential.claim();
    expect(asking.asked).toEqual([token, "s1"]);
  });

  it("is refused once for a whole batch", async () => {
    const asking = checks();
    const credential = readCredential("Bearer wrong", asking);
    await Promise.allSettled([
      credential.authenticate(),
      credential.claim(),
      credential.authenticate(),
    ]);
    expect(asking.asked).toEqual(["wrong"]);
  });

  it("still says whom it names when the session has ended, but acts for nobody", async () => {
    const credential = readCredential(`Bearer ${token}`, checks({ sessionEnded: true }));
    expect(await credential.claim()).toEqual(claim);
    await expect(credential.authenticate()).rejects.toMatchObject(unauthenticated);
    expect(credential.actor()).toBeUndefined();
  });

  it("passes on a failure of the checks, which says nothing about the token", async () => {
    const failure = new Error("database away");
    const credential = readCredential(`Bearer ${token}`, {
      ...checks(),
      findActor: () => Promise.reject(failure),
    });
    await expect(credential.authenticate()).rejects.toBe(failure);
  });
});
