import { EncryptJWT, exportSPKI, importJWK, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type Issuer,
  type IssuerKey,
  makeIssuerKey,
  signToken,
  signWithSecret,
  startIssuer,
} from "#test/start-issuer.ts";
import { createIssuerTokens } from "./issuer-tokens.ts";
import type { TrustedIssuer } from "./trusted-issuers.ts";

const secret = "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe";
const unavailable = { reason: { code: "UNAVAILABLE" } };
const rules = { audience: "tenon", accounts: "link", grantsAdmin: false } as const;
const portal: TrustedIssuer = { ...rules, issuer: "https://portal.test", verifiedBy: { secret } };

let key: IssuerKey;
let stranger: IssuerKey;
beforeAll(async () => {
  [key, stranger] = [await makeIssuerKey("k1"), await makeIssuerKey("k9")];
});

let server: Issuer;
beforeAll(async () => {
  server = await startIssuer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  Object.assign(server, { published: [key.publicJwk], asked: 0, answer: null });
});

function setUp({ timeoutMs = 10_000 } = {}) {
  const clock = { now: Date.now() };
  const tokens = createIssuerTokens(
    [portal, { ...rules, issuer: server.issuer, verifiedBy: { jwksUrl: server.jwksUrl } }],
    { now: () => clock.now, timeoutMs },
  );
  return { clock, tokens };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

describe("createIssuerTokens", () => {
  it("knows whose token it is before anything is verified, and by nothing but its issuer", async () => {
    const { tokens } = setUp();
    expect(tokens.names(await signToken(stranger))).toBe(true);
    expect(tokens.names(await signToken(key, { iss: "https://evil.test" }))).toBe(false);
    expect(tokens.names(await signToken(key, { iss: undefined }))).toBe(false);
    for (const text of ["", "abc", "a.b.c", "..", "tenon_a.b.c"]) {
      expect(tokens.names(text)).toBe(false);
      expect(await tokens.verify(text)).toBeNull();
    }
    expect(server.asked).toBe(0);
    expect(createIssuerTokens([]).names(await signToken(key))).toBe(false);
  });

  it.each(["EdDSA", "ES256", "ES384", "PS256", "RS256"])(
    "reads a token that was signed with a published %s key",
    async (alg) => {
      const other = await makeIssuerKey(`k-${alg}`, alg);
      server.published = [key.publicJwk, other.publicJwk];
      const { tokens } = setUp();
      expect(await tokens.verify(await signToken(other, { role: "admin" }))).toEqual({
        trust: { issuer: "https://login.test", accounts: "link", grantsAdmin: false },
        subject: "ada",
        email: "ada@example.com",
        name: "Ada",
        role: "admin",
      });
    },
  );

  it("reads a token that was signed with a shared secret", async () => {
    const { tokens } = setUp();
    const token = await signWithSecret(secret, { iss: portal.issuer, aud: ["other", "tenon"] });
    expect(await tokens.verify(token)).toMatchObject({ trust: { issuer: portal.issuer } });
    expect(server.asked).toBe(0);
  });

  it.each([false, "true", 1, undefined, null])(
    "takes an address for nobody's when email_verified is %j",
    async (isVerified) => {
      const { tokens } = setUp();
      const token = await signToken(key, { email_verified: isVerified });
      expect(await tokens.verify(token)).toMatchObject({ email: null });
    },
  );

  it("makes nothing of claims of another kind", async () => {
    const { tokens } = setUp();
    const token = await signToken(key, { email: ["ada@example.com"], name: 7, role: { a: 1 } });
    expect(await tokens.verify(token)).toMatchObject({ email: null, name: null, role: null });
  });
});

describe("a token is refused", () => {
  it.each([
    ["for another audience (A12)", { aud: "other" }],
    ["for no audience (A12)", { aud: undefined }],
    ["that has ended (A12)", { exp: seconds() - 31 }],
    ["that never ends (A12)", { exp: undefined }],
    ["that is not good yet (A12)", { nbf: seconds() + 90 }],
    ["from the future (A12)", { iat: seconds() + 90 }],
    ["of nobody (A12)", { sub: undefined }],
    ["of an empty name", { sub: "" }],
    ["of an endless name", { sub: "x".repeat(256) }],
    ["of a name that can't be stored (E5)", { sub: "a\0da" }],
  ])("%s", async (_name, claims) => {
    const { tokens } = setUp();
    expect(await tokens.verify(await signToken(key, claims))).toBeNull();
  });

  it("a moment after its end only: clocks differ by up to half a minute (Q7)", async () => {
    const { tokens } = setUp();
    expect(await tokens.verify(await signToken(key, { exp: seconds() - 20 }))).not.toBeNull();
  });

  it("that is not signed (A11)", async () => {
    const { tokens } = setUp();
    const unsigned = new UnsecuredJWT({ sub: "ada" })
      .setIssuer(server.issuer)
      .setAudience("tenon")
      .setExpirationTime("5m")
      .encode();
    expect(tokens.names(unsigned)).toBe(true);
    expect(await tokens.verify(unsigned)).toBeNull();
  });

  it("whose secret is a published key (A11)", async () => {
    const { tokens } = setUp();
    const publicKey = await importJWK(key.publicJwk, "ES256", { extractable: true });
    if (publicKey instanceof Uint8Array) throw new TypeError("It is no key pair.");
    for (const text of [
      await exportSPKI(publicKey),
      JSON.stringify(key.publicJwk),
      key.publicJwk.x ?? "",
    ]) {
      const forged = await signWithSecret(text, { iss: server.issuer });
      expect(await tokens.verify(forged)).toBeNull();
    }
  });

  it("that is signed with a published secret (A11)", async () => {
    server.published = [{ kty: "oct", k: Buffer.from(secret).toString("base64url"), kid: "k1" }];
    const { tokens } = setUp();
    expect(await tokens.verify(await signWithSecret(secret, { iss: server.issuer }))).toBeNull();
  });

  it("of the right secret and the wrong algorithm, or of another secret (A11)", async () => {
    const { tokens } = setUp();
    const claims = { iss: portal.issuer };
    expect(await tokens.verify(await signWithSecret(secret, claims, "HS512"))).toBeNull();
    expect(await tokens.verify(await signWithSecret(`${secret}x`, claims))).toBeNull();
    expect(await tokens.verify(await signToken(key, claims))).toBeNull();
  });

  it("that one issuer signed in the name of another (A12)", async () => {
    const { tokens } = setUp();
    expect(await tokens.verify(await signWithSecret(secret, { iss: server.issuer }))).toBeNull();
  });

  it("whose key is not published, whatever it brings along (A11)", async () => {
    const { tokens } = setUp();
    const twin = { ...stranger, kid: "k1" };
    expect(await tokens.verify(await signToken(stranger))).toBeNull();
    expect(await tokens.verify(await signToken(twin))).toBeNull();
  });

  it("that was changed", async () => {
    const { tokens } = setUp();
    const [head, , tail] = (await signToken(key)).split(".");
    const [, body] = (await signToken(key, { sub: "grace" })).split(".");
    expect(await tokens.verify(`${head}.${body}.${tail}`)).toBeNull();
  });

  it("that is sealed (JWE)", async () => {
    const { tokens } = setUp();
    const sealed = await new EncryptJWT({ sub: "ada" })
      .setProtectedHeader({ alg: "dir", enc: "A128CBC-HS256", iss: portal.issuer })
      .setIssuer(portal.issuer)
      .setAudience("tenon")
      .setExpirationTime("5m")
      .encrypt(new TextEncoder().encode(secret));
    expect(tokens.names(sealed)).toBe(false);
    expect(await tokens.verify(sealed)).toBeNull();
  });

  it("whose published key can't be used", async () => {
    const token = await signToken(key);
    for (const broken of [
      { kty: "EC", kid: "k1" },
      { ...key.publicJwk, x: "AAAA" },
    ]) {
      server.published = [broken];
      expect(await setUp().tokens.verify(token)).toBeNull();
    }
  });
});

describe("a token that was verified", () => {
  it("is known until it ends: neither the signature nor the keys are looked at again", async () => {
    const { clock, tokens } = setUp();
    const token = await signToken(key);
    const claim = await tokens.verify(token);
    server.answer = (response) => void response.writeHead(500).end();
    expect(await tokens.verify(token)).toBe(claim);
    clock.now += 290_000;
    expect(await tokens.verify(token)).toBe(claim);
    clock.now += 60_000;
    expect(await tokens.verify(token)).toBeNull();
    expect(server.asked).toBe(1);
  });

  it("is forgotten when more are known than there is room for", async () => {
    const tokens = createIssuerTokens([portal], { cacheSize: 2 });
    const claims = { iss: portal.issuer };
    const [one, two, three] = await Promise.all(
      ["1", "2", "3"].map((sub) => signWithSecret(secret, { ...claims, sub })),
    );
    const first = await tokens.verify(one ?? "");
    await tokens.verify(two ?? "");
    await tokens.verify(three ?? "");
    expect(await tokens.verify(one ?? "")).toEqual(first);
    expect(await tokens.verify(one ?? "")).not.toBe(first);
  });

  it("is refused once its key is withdrawn (A14)", async () => {
    const { clock, tokens } = setUp();
    const token = await signToken(key, { exp: seconds() + 3600 });
    await tokens.verify(token);
    server.published = [stranger.publicJwk];
    clock.now += 600_000;
    await tokens.verify(token);
    await expect.poll(() => tokens.verify(token)).toBeNull();
  });
});

describe("the published keys", () => {
  it("are asked for once, for all tokens that come at once", async () => {
    const { tokens } = setUp();
    const signed = await Promise.all(["1", "2", "3"].map((sub) => signToken(key, { sub })));
    const claims = await Promise.all(signed.map((token) => tokens.verify(token)));
    expect(claims.map((claim) => claim?.subject)).toEqual(["1", "2", "3"]);
    expect(server.asked).toBe(1);
  });

  it("may change: a token with a new one makes them be asked for again (A14)", async () => {
    const { clock, tokens } = setUp();
    await tokens.verify(await signToken(key));
    server.published = [key.publicJwk, stranger.publicJwk];
    clock.now += 10_000;
    expect(await tokens.verify(await signToken(stranger))).toMatchObject({ subject: "ada" });
    expect(server.asked).toBe(2);
  });

  it("are asked for once in a cooldown, however many tokens name keys that don't exist (A14)", async () => {
    const { clock, tokens } = setUp();
    await tokens.verify(await signToken(key));
    const forged = await Promise.all(
      Array.from({ length: 20 }, (_, index) => signToken({ ...stranger, kid: `forged-${index}` })),
    );
    for (let round = 1; round <= 3; round += 1) {
      clock.now += 10_000;
      for (let wave = 0; wave < 3; wave += 1) {
        const found = await Promise.all(forged.map((token) => tokens.verify(token)));
        expect(found.every((claim) => claim === null)).toBe(true);
      }
      expect(server.asked).toBe(1 + round);
    }
  });

  it.each<[string, NonNullable<Issuer["answer"]>]>([
    ["answers with an error", (response) => void response.writeHead(500).end("{}")],
    ["answers with a page", (response) => void response.end("<html>")],
    ["answers with something else", (response) => void response.end(`{"keys":"none"}`)],
    ["sends elsewhere", (response) => void response.writeHead(302, { location: "/jwks" }).end()],
    ["hangs up", (response) => void response.destroy()],
    ["never answers", () => {}],
    ["never finishes", (response) => void response.write(`{"keys":[`)],
  ])("can't be had from a server that %s: that says nothing about a token", async (_, answer) => {
    const { clock, tokens } = setUp({ timeoutMs: 1_000 });
    server.answer = answer;
    const token = await signToken(key);
    await expect(tokens.verify(token)).rejects.toMatchObject(unavailable);
    await expect(tokens.verify(token)).rejects.toMatchObject(unavailable);
    expect(server.asked).toBe(1);

    server.answer = null;
    clock.now += 10_000;
    expect(await tokens.verify(token)).toMatchObject({ subject: "ada" });
  });

  it("serve on while the server is away, but for tokens with other keys", async () => {
    const { clock, tokens } = setUp();
    const token = await signToken(key);
    await tokens.verify(token);
    server.answer = (response) => void response.writeHead(503).end();
    clock.now += 10_000;
    await expect(tokens.verify(await signToken(stranger))).rejects.toMatchObject(unavailable);
    expect(await tokens.verify(await signToken(key, { sub: "grace" }))).toMatchObject({
      subject: "grace",
    });

    clock.now += 200_000;
    expect(await tokens.verify(token)).toMatchObject({ subject: "ada" });
  });
});
