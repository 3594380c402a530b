import { describe, expect, it } from "vitest";
import type { Actor, Caller } from "#actor.ts";
import type { AccessClaim } from "#platform/tokens/access-tokens.ts";
import { readCredential } from "./credential.ts";

const caller = { address: "192.0.2.1", userAgent: null };

const claim: AccessClaim = { userId: "u1", sessionId: "s1" };
const actor: Actor = { userId: "u1", role: "member", via: { kind: "session", sessionId: "s1" } };
const unauthenticated = { reason: { code: "UNAUTHENTICATED" } };

const keyActor: Actor = {
  userId: "u1",
  role: "member",
  via: { kind: "api-key", apiKeyId: "k1", scopes: ["tasks:read"] },
};
const issuedActor: Actor = {
  userId: "u2",
  role: "member",
  via: { kind: "issuer", issuer: "https://login.test" },
};
const forbidden = { reason: { code: "FORBIDDEN" } };

/** Checks that know one credential of each kind, and count what they were asked. */
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
    findKeyActor: async (key: string) => {
      asked.push(key);
      return key === "tenon_good" ? keyActor : null;
    },
    isIssued: (issued: string) => issued.startsWith("issued."),
    findIssuedActor: async (issued: string, { address }: Caller) => {
      asked.push(`${issued} from ${address}`);
      return issued === "issued.good" ? issuedActor : null;
    },
  };
}

const token = "good.token-1_~+/==";

describe("readCredential", () => {
  it.each([`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}`])(
    "takes %j (A10)",
    async (authorization) => {
      const credential = readCredential({ authorization, caller }, checks());
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
    const credential = readCredential({ authorization, caller }, checks());
    await expect(credential.claim()).rejects.toMatchObject(unauthenticated);
    await expect(credential.authenticate()).rejects.toMatchObject(unauthenticated);
    expect(credential.actor()).toBeUndefined();
  });

  it("asks nobody about what can't be a token (P7)", async () => {
    const asking = checks();
    await expect(
      readCredential({ authorization: "Basic abc", caller }, asking).authenticate(),
    ).rejects.toMatchObject(unauthenticated);
    expect(asking.asked).toEqual([]);
  });

  it("is not looked at until a procedure asks", async () => {
    const asking = checks();
    const credential = readCredential({ authorization: `Bearer ${token}`, caller }, asking);
    expect(asking.asked).toEqual([]);
    expect(credential.actor()).toBeUndefined();
    await credential.authenticate();
    expect(credential.actor()).toEqual(actor);
  });

  it("is checked once for a whole batch", async () => {
    const asking = checks();
    const credential = readCredential({ authorization: `Bearer ${token}`, caller }, asking);
    await Promise.all([credential.authenticate(), credential.claim(), credential.authenticate()]);
    await credential.claim();
    expect(asking.asked).toEqual([token, "s1"]);
  });

  it("is refused once for a whole batch", async () => {
    const asking = checks();
    const credential = readCredential({ authorization: "Bearer wrong", caller }, asking);
    await Promise.allSettled([
      credential.authenticate(),
      credential.claim(),
      credential.authenticate(),
    ]);
    expect(asking.asked).toEqual(["wrong"]);
  });

  it("still says whom it names when the session has ended, but acts for nobody", async () => {
    const credential = readCredential(
      { authorization: `Bearer ${token}`, caller },
      checks({ sessionEnded: true }),
    );
    expect(await credential.claim()).toEqual(claim);
    await expect(credential.authenticate()).rejects.toMatchObject(unauthenticated);
    expect(credential.actor()).toBeUndefined();
  });

  it("passes on a failure of the checks, which says nothing about the token", async () => {
    const failure = new Error("database away");
    const credential = readCredential(
      { authorization: `Bearer ${token}`, caller },
      {
        ...checks(),
        findActor: () => Promise.reject(failure),
      },
    );
    await expect(credential.authenticate()).rejects.toBe(failure);
  });

  it("asks again when the checks failed, for whoever asks then (P1)", async () => {
    const asking = checks();
    const { findActor } = asking;
    let failures = 1;
    asking.findActor = async (named) => {
      failures -= 1;
      if (failures >= 0) throw new Error("database away");
      return findActor(named);
    };
    const credential = readCredential({ authorization: `Bearer ${token}`, caller }, asking);
    const both = await Promise.allSettled([credential.authenticate(), credential.authenticate()]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await credential.authenticate()).toEqual(actor);
    expect(asking.asked).toEqual([token, "s1"]);
  });
});

describe.each([
  { kind: "an API key", good: "tenon_good", bad: "tenon_bad", actor: keyActor, asks: "tenon_good" },
  {
    kind: "a trusted issuer's token",
    good: "issued.good",
    bad: "issued.bad",
    actor: issuedActor,
    asks: "issued.good from 192.0.2.1",
  },
])("readCredential with $kind", ({ good, bad, actor: expected, asks }) => {
  it("finds who acts with it, once for a whole batch", async () => {
    const asking = checks();
    const credential = readCredential({ authorization: `bearer ${good}`, caller }, asking);
    await Promise.all([credential.authenticate(), credential.authenticate()]);
    expect(await credential.authenticate()).toEqual(expected);
    expect(credential.actor()).toEqual(expected);
    expect(asking.asked).toEqual([asks]);
  });

  it("names no session of ours", async () => {
    const credential = readCredential({ authorization: `Bearer ${good}`, caller }, checks());
    await expect(credential.claim()).rejects.toMatchObject(forbidden);
  });

  it("refuses one that is not good, whatever is asked", async () => {
    const credential = readCredential({ authorization: `Bearer ${bad}`, caller }, checks());
    await expect(credential.authenticate()).rejects.toMatchObject(unauthenticated);
    await expect(credential.claim()).rejects.toMatchObject(unauthenticated);
    expect(credential.actor()).toBeUndefined();
  });
});
