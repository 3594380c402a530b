import { describe, expect, it } from "vitest";
import { parseJwk } from "./jwk.ts";

describe("parseJwk", () => {
  it("keeps every part of a key", () => {
    const key = { kty: "OKP", crv: "Ed25519", x: "abc", kid: "1", alg: "EdDSA", use: "sig" };
    expect(parseJwk(key)).toEqual(key);
  });

  it.each([null, undefined, "OKP", [], {}, { kty: 7 }, { crv: "Ed25519" }])(
    "throws at %j, which is no key",
    (value) => {
      expect(() => parseJwk(value)).toThrow();
    },
  );
});
