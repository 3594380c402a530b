import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** A new key: its text is shown once; prefix and hash are what is stored. */
export type MadeApiKey = { text: string; prefix: string; secretHash: Uint8Array<ArrayBuffer> };

/** A key that a caller showed: the prefix finds what is stored of it, the hash decides. */
export type ShownApiKey = { prefix: string; matches(secretHash: Uint8Array): boolean };

export type ApiKeySecrets = {
  make(): MadeApiKey;
  /** Null for a text that is no key at all, without asking the database. */
  read(text: string): ShownApiKey | null;
};

const prefixLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
const prefixLength = 12;
const secretBytes = 32;

/** `tenon_`, 12 letters that name the key, and 256 random bits: too many to guess, so a plain hash keeps them. */
export function createApiKeySecrets(): ApiKeySecrets {
  return {
    make() {
      const prefix = Array.from({ length: prefixLength }, randomLetter).join("");
      const secret = randomBytes(secretBytes).toString("base64url");
      return { text: `tenon_${prefix}_${secret}`, prefix, secretHash: hashOf(secret) };
    },
    read(text) {
      const [, prefix, secret] = /^tenon_([a-z0-9]{12})_([\w-]{43})$/.exec(text) ?? [];
      if (prefix === undefined || secret === undefined) return null;
      const shown = hashOf(secret);
      return {
        prefix,
        matches: (stored) => stored.length === shown.length && timingSafeEqual(stored, shown),
      };
    },
  };
}

/** Whether a text is meant to be a key of ours, be it a good one or not. */
export function isApiKey(text: string): boolean {
  return text.startsWith("tenon_");
}

function randomLetter(): string {
  return prefixLetters.charAt(randomInt(prefixLetters.length));
}

function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}
