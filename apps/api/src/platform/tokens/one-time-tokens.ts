import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";

/** What a mailed link is good for. */
export type OneTimePurpose = "verify_email" | "reset_password" | "change_email";

/**
 * The tokens of mailed links. They follow from an id, a purpose and the server's secret, so neither the database
 * nor a waiting job holds anything that could be used; whether a token still counts is the repository's to say.
 */
export type OneTimeTokens = {
  issue(id: string, purpose: OneTimePurpose): string;
  /** The id of a token that was issued here for this purpose; null for anything else, without asking the database. */
  read(token: string, purpose: OneTimePurpose): string | null;
};

const idLength = 16;
const macLength = 32;

export function createOneTimeTokens(secretKey: string): OneTimeTokens {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "tenon one-time token", 32));

  return {
    issue(id, purpose) {
      const bytes = parse(id);
      return Buffer.concat([bytes, macOf(bytes, purpose)]).toString("base64url");
    },
    read(token, purpose) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== idLength + macLength) return null;
      const id = bytes.subarray(0, idLength);
      return timingSafeEqual(macOf(id, purpose), bytes.subarray(idLength)) ? stringify(id) : null;
    },
  };

  function macOf(id: Uint8Array, purpose: OneTimePurpose): Buffer {
    return createHmac("sha256", key).update(`${purpose}\0`).update(id).digest();
  }
}
