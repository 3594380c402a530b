import fc from "fast-check";
import { expect, it } from "vitest";
import { createOneTimeTokens, type OneTimePurpose } from "./one-time-tokens.ts";

const secret = "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf";
const id = "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44";
const purposes: OneTimePurpose[] = ["verify_email", "reset_password", "change_email"];
const tokens = createOneTimeTokens(secret);

it("reads what it issued, for the same purpose only (C5)", () => {
  for (const issued of purposes) {
    for (const read of purposes) {
      expect(tokens.read(tokens.issue(id, issued), read)).toBe(issued === read ? id : null);
    }
  }
});

it("reads no token of another secret, and none that was changed (C3, C5)", () => {
  const token = tokens.issue(id, "reset_password");
  expect(createOneTimeTokens(`${secret}x`).read(token, "reset_password")).toBeNull();
  const bytes = Buffer.from(token, "base64url");
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      expect(tokens.read(changed.toString("base64url"), "reset_password")).toBeNull();
    }),
  );
});

it.each(["", "A", "AAAA", "not base64 at all", "\0", "A".repeat(10_000)])(
  "reads nothing in %j",
  (token) => {
    expect(tokens.read(token, "verify_email")).toBeNull();
  },
);
