import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { createAccessTokens } from "#platform/tokens/access-tokens.ts";
import { createSealedBox } from "#platform/tokens/sealed-box.ts";
import { createSigningKeys } from "#platform/tokens/signing-keys.ts";
import { createMemorySigningKeys } from "#test/memory-signing-keys.ts";
import { jwksRoute } from "./jwks.ts";

const issuer = "https://tenon.example.com";
const keys = createSigningKeys(
  createMemorySigningKeys(),
  createSealedBox("q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe"),
  { tokenLifetime: 600 },
);

async function published(): Promise<JSONWebKeySet> {
  const response = await jwksRoute(keys).request("/.well-known/jwks.json");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/);
  expect(response.headers.get("cache-control")).toBe("public, max-age=60");
  const set: JSONWebKeySet = JSON.parse(await response.text());
  return set;
}

describe("jwksRoute", () => {
  it("lets others check our tokens, before and after a rotation (A14)", async () => {
    const tokens = createAccessTokens({ keys, issuer, lifetime: 600 });
    const before = await tokens.issue({ userId: "u1", sessionId: "s1" });
    await keys.rotate();
    const after = await tokens.issue({ userId: "u2", sessionId: "s2" });
    const verifier = createLocalJWKSet(await published());
    expect((await jwtVerify(before, verifier, { issuer, audience: issuer })).payload.sub).toBe(
      "u1",
    );
    expect((await jwtVerify(after, verifier, { issuer, audience: issuer })).payload.sub).toBe("u2");
  });

  it("shows no private part (A14)", async () => {
    const set = await published();
    expect(set.keys.length).toBeGreaterThan(0);
    for (const key of set.keys) {
      for (const part of ["d", "k", "p", "q", "dp", "dq", "qi"]) {
        expect(key).not.toHaveProperty(part);
      }
    }
  });
});
