import { createPublicKey } from "node:crypto";
import fc from "fast-check";
import {
  CompactEncrypt,
  CompactSign,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { createMemorySigningKeys } from "#test/memory-signing-keys.ts";
import { createAccessTokens } from "./access-tokens.ts";
import { createRefreshTokens } from "./refresh-tokens.ts";
import { createSealedBox } from "./sealed-box.ts";
import { createSigningKeys } from "./signing-keys.ts";

fc.configureGlobal({ seed: 20_261_120 });

const secret = "q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe";
const issuer = "https://tenon.example.com";
const start = Date.UTC(2026, 0, 1) / 1000;
const claim = {
  userId: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
  sessionId: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a45",
};

function setUp({ cacheSize = 100 } = {}) {
  const clock = { seconds: start };
  const now = () => clock.seconds * 1000;
  const keys = createSigningKeys(createMemorySigningKeys(now), createSealedBox(secret), {
    tokenLifetime: 600,
    now,
  });
  const lookups = { count: 0 };
  const counted: typeof keys = {
    ...keys,
    find(kid) {
      lookups.count += 1;
      return keys.find(kid);
    },
  };
  const tokens = createAccessTokens({ keys: counted, issuer, lifetime: 600, now, cacheSize });
  return { clock, keys, tokens, lookups };
}

describe("an access token", () => {
  it("speaks for the user and the session it was issued for", async () => {
    const { tokens } = setUp();
    expect(await tokens.verify(await tokens.issue(claim))).toMatchObject(claim);
    expect(tokens.lifetime).toBe(600);
  });

  it("says who signed it, for whom and until when (A11, A12)", async () => {
    const { tokens, keys } = setUp();
    const [header, payload] = (await tokens.issue(claim)).split(".").slice(0, 2).map(decode);
    expect(header).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: (await keys.current()).kid });
    expect(payload).toEqual({
      iss: issuer,
      aud: issuer,
      sub: claim.userId,
      sid: claim.sessionId,
      jti: expect.stringMatching(/^[\da-f-]{36}$/),
      iat: start,
      exp: start + 600,
    });
  });

  it("is never the same twice", async () => {
    const { tokens } = setUp();
    expect(await tokens.issue(claim)).not.toBe(await tokens.issue(claim));
  });

  it("ends in time, also when it was seen before (A12)", async () => {
    const { tokens, clock } = setUp();
    const token = await tokens.issue(claim);
    clock.seconds += 599;
    expect(await tokens.verify(token)).toMatchObject(claim);
    clock.seconds += 10;
    expect(await tokens.verify(token)).toBeNull();
  });

  it("has its signature checked once, and once more after it ended", async () => {
    const { tokens, clock, lookups } = setUp();
    const token = await tokens.issue(claim);
    for (let call = 0; call < 5; call += 1) await tokens.verify(token);
    expect(lookups.count).toBe(1);
    clock.seconds += 700;
    await tokens.verify(token);
    expect(lookups.count).toBe(2);
  });

  it("is forgotten when more tokens come than are kept, the oldest first", async () => {
    const { tokens, lookups } = setUp({ cacheSize: 2 });
    const issued = [
      await tokens.issue(claim),
      await tokens.issue(claim),
      await tokens.issue(claim),
    ];
    for (const token of issued) await tokens.verify(token);
    expect(lookups.count).toBe(3);
    await tokens.verify(issued[2] ?? "");
    await tokens.verify(issued[1] ?? "");
    expect(lookups.count).toBe(3);
    await tokens.verify(issued[0] ?? "");
    expect(lookups.count).toBe(4);
  });

  it("goes on after the keys were rotated (A14)", async () => {
    const { tokens, keys, lookups, clock } = setUp();
    const before = await tokens.issue(claim);
    await keys.rotate();
    clock.seconds += 120;
    const after = await tokens.issue(claim);
    expect(decode(after.split(".")[0])).not.toEqual(decode(before.split(".")[0]));
    expect(await tokens.verify(before)).toMatchObject(claim);
    expect(await tokens.verify(after)).toMatchObject(claim);
    expect(lookups.count).toBe(2);
  });

  it("is refused as soon as its key is gone, though its signature was seen to be right (A14)", async () => {
    const { keys, clock } = setUp();
    let gone = false;
    const losing: typeof keys = {
      ...keys,
      find: async (kid) => (gone ? null : keys.find(kid)),
      holds: async (kid) => !gone && keys.holds(kid),
    };
    const now = () => clock.seconds * 1000;
    const tokens = createAccessTokens({ keys: losing, issuer, lifetime: 600, now });
    const token = await tokens.issue(claim);
    expect(await tokens.verify(token)).toMatchObject(claim);
    gone = true;
    expect(await tokens.verify(token)).toBeNull();
  });

  it("is not refused when the keys could not be asked: that is no answer about the token", async () => {
    const { keys } = setUp();
    const away: typeof keys = { ...keys, find: () => Promise.reject(new Error("database away")) };
    const tokens = createAccessTokens({ keys: away, issuer, lifetime: 600 });
    await expect(tokens.verify(await tokens.issue(claim))).rejects.toThrow("database away");
  });
});

describe("a forged access token", () => {
  const { tokens, keys } = setUp();
  let kid: string;
  let privateKey: CryptoKey;
  let publicX: string;
  let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    ({ kid, privateKey } = await keys.current());
    publicX = String((await keys.publicSet()).keys[0]?.x);
    stranger = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  });

  const payload = {
    iss: issuer,
    aud: issuer,
    sub: claim.userId,
    sid: claim.sessionId,
    jti: "1",
    iat: start,
    exp: start + 600,
  };
  const header = () => ({ alg: "EdDSA", typ: "at+jwt", kid });

  function sign(
    changes: object,
    changedHeader: Partial<JWTHeaderParameters> = {},
  ): Promise<string> {
    return new SignJWT({ ...payload, ...changes })
      .setProtectedHeader({ ...header(), ...changedHeader })
      .sign(privateKey);
  }

  it("would be taken if nothing were wrong with it", async () => {
    expect(await tokens.verify(await sign({}))).toMatchObject(claim);
  });

  it("without a signature is refused (A11)", async () => {
    const unsigned = new UnsecuredJWT(payload).encode();
    const body = unsigned.split(".")[1] ?? "";
    for (const alg of ["none", "None", "NONE", "EdDSA"]) {
      expect(await tokens.verify(`${encode({ ...header(), alg })}.${body}.`)).toBeNull();
    }
    expect(await tokens.verify(unsigned)).toBeNull();
  });

  it.each(["HS256", "HS512"])(
    "signed with %s over the public key is refused (A11)",
    async (alg) => {
      const jwk = { kty: "OKP", crv: "Ed25519", x: publicX };
      const publicKey = createPublicKey({ key: jwk, format: "jwk" });
      const secrets = [
        Buffer.from(publicX, "base64url"),
        Buffer.from(publicX),
        publicKey.export({ type: "spki", format: "der" }),
        Buffer.from(publicKey.export({ type: "spki", format: "pem" })),
        Buffer.from(JSON.stringify(jwk)),
      ];
      for (const bytes of secrets) {
        const token = await new SignJWT(payload)
          .setProtectedHeader({ ...header(), alg })
          .sign(bytes);
        expect(await tokens.verify(token)).toBeNull();
      }
    },
  );

  it("with a key that we don't know, or none, is refused (A11)", async () => {
    for (const changed of ["unknown", "", "__proto__", "../../etc/passwd"]) {
      expect(await tokens.verify(await sign({}, { kid: changed }))).toBeNull();
    }
    const { kid: _kid, ...anonymous } = header();
    expect(
      await tokens.verify(
        await new SignJWT(payload).setProtectedHeader(anonymous).sign(privateKey),
      ),
    ).toBeNull();
  });

  it("signed by somebody else is refused, also with the key in its header (A11)", async () => {
    const jwk = await exportJWK(stranger.publicKey);
    const headers: JWTHeaderParameters[] = [
      header(),
      { ...header(), jwk },
      { ...header(), kid: "unknown", jwk },
      { ...header(), jku: "https://evil.example/jwks.json" },
      { ...header(), x5u: "https://evil.example/cert.pem" },
    ];
    for (const protectedHeader of headers) {
      const token = await new SignJWT(payload)
        .setProtectedHeader(protectedHeader)
        .sign(stranger.privateKey);
      expect(await tokens.verify(token)).toBeNull();
    }
  });

  it("of another kind, signed with the right key, is refused (A11, A12)", async () => {
    for (const typ of ["JWT", "refresh+jwt", "at", ""]) {
      expect(await tokens.verify(await sign({}, { typ }))).toBeNull();
    }
    const { typ: _typ, ...untyped } = header();
    expect(
      await tokens.verify(await new SignJWT(payload).setProtectedHeader(untyped).sign(privateKey)),
    ).toBeNull();
    expect(await tokens.verify(await sign({}, { alg: "Ed25519" }))).toBeNull();
    expect(
      await tokens.verify(
        createRefreshTokens(secret).issue({ sessionId: claim.sessionId, generation: 0 }),
      ),
    ).toBeNull();
  });

  it("that is encrypted is refused (A11)", async () => {
    const token = await new CompactEncrypt(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid })
      .encrypt(Buffer.from(publicX, "base64url"));
    expect(await tokens.verify(token)).toBeNull();
  });

  it("whose content was changed after signing is refused", async () => {
    const [head, , signature] = (await sign({})).split(".");
    expect(
      await tokens.verify(`${head}.${encode({ ...payload, sub: claim.sessionId })}.${signature}`),
    ).toBeNull();
  });

  it("whose content is no JSON object is refused", async () => {
    for (const content of ["", "null", "[]", "7", "not json"]) {
      const token = await new CompactSign(Buffer.from(content))
        .setProtectedHeader(header())
        .sign(privateKey);
      expect(await tokens.verify(token)).toBeNull();
    }
  });

  it.each<[string, object]>([
    ["has no end", { exp: undefined }],
    ["has ended", { iat: start - 700, exp: start - 100 }],
    ["has an end that is no number", { exp: "2099-01-01" }],
    ["has no beginning", { iat: undefined }],
    ["begins in the future", { iat: start + 60, exp: start + 600 }],
    ["is not valid yet", { nbf: start + 60 }],
    ["lives longer than ours do", { iat: start - 700, exp: start + 100_000 }],
    ["is from another issuer", { iss: "https://evil.example" }],
    ["is from no issuer", { iss: undefined }],
    ["is for somebody else", { aud: "https://evil.example" }],
    ["is for nobody", { aud: undefined }],
    ["speaks for no user", { sub: undefined }],
    ["speaks for a user that is no text", { sub: 7 }],
    ["names no session", { sid: undefined }],
    ["names a session that is no text", { sid: { not: "" } }],
    ["has no id", { jti: undefined }],
  ])("that %s is refused, though the signature is right (A12)", async (_name, changes) => {
    expect(await tokens.verify(await sign(changes))).toBeNull();
  });

  it("with an extension that must be understood is refused", async () => {
    const token = await new SignJWT(payload)
      .setProtectedHeader({ ...header(), crit: ["exp-policy"], "exp-policy": 1 })
      .sign(privateKey, { crit: { "exp-policy": true } });
    expect(await tokens.verify(token)).toBeNull();
  });

  it("of any other make is refused, and nothing throws", async () => {
    const part = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.json().map((json) => Buffer.from(json).toString("base64url")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        expect(await tokens.verify(parts.join("."))).toBeNull();
      }),
    );
    for (const strange of [7, { not: "" }, ["a"], null, undefined]) {
      const head = encode({ ...header(), kid: strange });
      expect(await tokens.verify(`${head}.${encode(payload)}.AAAA`)).toBeNull();
    }
  });
});

function encode(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

function decode(part: string | undefined): unknown {
  return JSON.parse(Buffer.from(part ?? "", "base64url").toString());
}
