import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { parse, stringify } from "uuid";

/** Which session a refresh token renews, and which in the session's line of tokens it is, from 0. */
export type RefreshClaim = { sessionId: string; generation: number };

/**
 * Refresh tokens that follow from the session and the server's secret, so that none has to be stored:
 * a copy of the database holds nothing one could sign in with, and a lost answer can be given again.
 */
export type RefreshTokens = {
  issue(claim: RefreshClaim): string;
  /** The claim of a token that was issued here; null for anything else, without asking the database. */
  read(token: string): RefreshClaim | null;
};

const claimLength = 20;
const macLength = 32;

export function createRefreshTokens(secretKey: string): RefreshTokens {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "tenon refresh token", 32));

  return {
    issue({ sessionId, generation }) {
      const claim = Buffer.alloc(claimLength);
      claim.set(parse(sessionId));
      claim.writeUInt32BE(generation, 16);
      return Buffer.concat([claim, macOf(claim)]).toString("base64url");
    },
    read(token) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== claimLength + macLength) return null;
      const claim = bytes.subarray(0, claimLength);
      if (!timingSafeEqual(macOf(claim), bytes.subarray(claimLength))) return null;
      return { sessionId: stringify(claim.subarray(0, 16)), generation: claim.readUInt32BE(16) };
    },
  };

  function macOf(claim: Buffer): Buffer {
    return createHmac("sha256", key).update(claim).digest();
  }
}
