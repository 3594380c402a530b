import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createApiKeySecrets } from "./api-key-secrets.ts";

const secrets = createApiKeySecrets();

describe("createApiKeySecrets", () => {
  it("makes a key with a name of its own and 256 random bits (I1)", () => {
    const { text, prefix } = secrets.make();
    expect(text).toMatch(/^tenon_[a-z0-9]{12}_[\w-]{43}$/);
    expect(text.split("_")[1]).toBe(prefix);
    const many = Array.from({ length: 200 }, () => secrets.make());
    expect(new Set(many.map((made) => made.prefix)).size).toBe(200);
    expect(new Set(many.map((made) => made.text.slice(19))).size).toBe(200);
  });

  it("keeps nothing of the secret but its hash (B11, I1)", () => {
    const { text, prefix, secretHash } = secrets.make();
    const secret = text.slice(`tenon_${prefix}_`.length);
    expect(Buffer.from(secretHash)).toEqual(createHash("sha256").update(secret).digest());
  });

  it("knows a key again by its hash, and no other (I5)", () => {
    const [one, two] = [secrets.make(), secrets.make()];
    const shown = secrets.read(one.text);
    expect(shown?.prefix).toBe(one.prefix);
    expect(shown?.matches(one.secretHash)).toBe(true);
    expect(shown?.matches(two.secretHash)).toBe(false);
    expect(shown?.matches(new Uint8Array(0))).toBe(false);
  });

  it("knows no key whose last letter was changed, though its bits are the same", () => {
    const { text, secretHash } = secrets.make();
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = letters.indexOf(text.at(-1) ?? "");
    const twin = `${text.slice(0, -1)}${letters[last + 1]}`;
    expect(secrets.read(twin)?.matches(secretHash)).toBe(false);
  });

  const { text } = secrets.make();
  it.each([
    "",
    "tenon_",
    text.slice(0, -1),
    `${text}A`,
    ` ${text}`,
    `${text}\n`,
    text.toUpperCase(),
    text.replaceAll("_", "-"),
    `tenon_${"a".repeat(100_000)}`,
  ])("takes %j for no key", (other) => {
    expect(secrets.read(other)).toBeNull();
  });
});
