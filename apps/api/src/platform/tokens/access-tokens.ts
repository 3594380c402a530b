import { randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";
import { type SigningKeys, signingAlgorithm } from "./signing-keys.ts";

/** Whom an access token speaks for. */
export type AccessClaim = { userId: string; sessionId: string };

export type AccessTokens = {
  /** How long a token lives, in seconds. */
  lifetime: number;
  issue(claim: AccessClaim): Promise<string>;
  /** The claim of a token that is whole, ours and in time; null for anything else. */
  verify(token: string): Promise<AccessClaim | null>;
};

type Options = {
  keys: SigningKeys;
  /** The public address of this server: issuer and audience in one, as tokens are for itself. */
  issuer: string;
  lifetime: number;
  now?: () => number;
  cacheSize?: number;
};

type VerifiedToken = AccessClaim & { kid: string; expiresAt: number };

const type = "at+jwt";

/** Signed JWTs after RFC 9068. A token's signature is checked once; afterwards its text is known until it ends. */
export function createAccessTokens({
  keys,
  issuer,
  lifetime,
  now = Date.now,
  cacheSize = 10_000,
}: Options): AccessTokens {
  const verified = new Map<string, VerifiedToken>();

  return {
    lifetime,
    async issue({ userId, sessionId }) {
      const { kid, privateKey } = await keys.current();
      const seconds = Math.floor(now() / 1000);
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: signingAlgorithm, typ: type, kid })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetime)
        .sign(privateKey);
    },
    async verify(token) {
      const known = verified.get(token);
      if (known && known.expiresAt > now() && (await keys.holds(known.kid))) return known;
      verified.delete(token);
      const claim = await check(token);
      if (claim) remember(token, claim);
      return claim;
    },
  };

  async function check(token: string): Promise<VerifiedToken | null> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        algorithms: [signingAlgorithm],
        issuer,
        audience: issuer,
        typ: type,
        requiredClaims: ["exp", "iat", "sub", "jti", "sid"],
        maxTokenAge: lifetime,
        clockTolerance: 5,
        currentDate: new Date(now()),
      });
      const { sub, sid, exp } = payload;
      const { kid } = protectedHeader;
      if (typeof sub !== "string" || typeof sid !== "string") return null;
      if (exp === undefined || kid === undefined) return null;
      return { userId: sub, sessionId: sid, kid, expiresAt: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  async function keyOf({ kid }: { kid?: string }) {
    const key = kid === undefined ? null : await keys.find(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  function remember(token: string, claim: VerifiedToken): void {
    const [oldest] = verified.keys();
    if (verified.size >= cacheSize && oldest !== undefined) verified.delete(oldest);
    verified.set(token, claim);
  }
}
