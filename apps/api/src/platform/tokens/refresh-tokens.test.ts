import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RefreshToken } from "@tenon/schemas/auth";
import { createRefreshTokens } from "./refresh-tokens.ts";

fc.configureGlobal({ seed: 20_261_120 });

const tokens = createRefreshTokens("q0Vt7mZ3xL9sK2wB8yN5rF1hJ6dG4pCe");
const claim = { sessionId: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44", generation: 7 };

describe("createRefreshTokens", () => {
  it("reads the claim of any token it issued, and the contract takes the token", () => {
    fc.assert(
      fc.property(
        fc.uuid({ version: 7 }),
        fc.nat({ max: 2 ** 32 - 1 }),
        (sessionId, generation) => {
          const token = tokens.issue({ sessionId, generation });
          expect(RefreshToken.parse(token)).toBe(token);
          expect(tokens.read(token)).toEqual({ sessionId, generation });
        },
      ),
    );
  });

  it("gives the same answer again to the same claim, and another to every other claim (B6)", () => {
    const token = tokens.issue(claim);
    expect(tokens.issue({ ...claim })).toBe(token);
    expect(tokens.issue({ ...claim, generation: 8 })).not.toBe(token);
    expect(tokens.issue({ ...claim, sessionId: "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a45" })).not.toBe(
      token,
    );
  });

  it("does not read a token made with another key", () => {
    expect(
      createRefreshTokens("another secret key of 32 characters").read(tokens.issue(claim)),
    ).toBeNull();
  });

  it("does not read a token with a single bit changed: in session, generation or signature", () => {
    const bytes = Buffer.from(tokens.issue(claim), "base64url");
    expect(bytes).toHaveLength(52);
    for (const index of bytes.keys()) {
      const tampered = Buffer.from(bytes.with(index, (bytes[index] ?? 0) ^ 1));
      expect(tokens.read(tampered.toString("base64url"))).toBeNull();
    }
  });

  it("does not read a token that was cut or extended", () => {
    const token = tokens.issue(claim);
    expect(tokens.read(token.slice(0, -2))).toBeNull();
    expect(tokens.read(token.slice(2))).toBeNull();
    expect(tokens.read(`${token}AA`)).toBeNull();
  });

  it("answers null to anything else, and never throws", () => {
    const bytes = fc
      .uint8Array({ maxLength: 60 })
      .map((raw) => Buffer.from(raw).toString("base64url"));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), bytes), (garbage) => {
        expect(tokens.read(garbage)).toBeNull();
      }),
    );
  });
});
