import { decodeJwt, jwtVerify, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { text } from "@tenon/schemas/scalars";
import { AppError } from "#platform/errors/app-error.ts";
import { createIssuerKeys, type IssuerKeysOptions } from "./issuer-keys.ts";
import type { TrustedIssuer } from "./trusted-issuers.ts";

/** What a verified token says. */
export type IssuedClaim = {
  trust: Pick<TrustedIssuer, "issuer" | "accounts" | "grantsAdmin">;
  subject: string;
  /** Null unless the issuer says that it is verified. */
  email: string | null;
  name: string | null;
  role: string | null;
};

export type IssuerTokens = {
  /** Whether a token says that a trusted issuer made it; that it is true is for `verify` to find out. */
  names(token: string): boolean;
  /** What a token says that is whole, in time, and made by a trusted issuer for us; null for anything else. */
  verify(token: string): Promise<IssuedClaim | null>;
};

type Options = IssuerKeysOptions & { cacheSize?: number };
type Verifier = {
  trust: IssuedClaim["trust"];
  audience: string;
  algorithms: string[];
  findKey: JWTVerifyGetKey;
  /** Whether the key of a token that was verified before still counts. */
  holds(header: { kid?: string | undefined }): boolean;
};
type Verified = { claim: IssuedClaim; kid: string | undefined; expiresAt: number };

const publicKeyAlgorithms = ["EdDSA", "ES256", "ES384", "PS256", "RS256"];
const toleranceSeconds = 30;

/**
 * JWTs of other issuers. What a token says of its issuer, not verified yet, chooses the verifier and nothing else.
 * A token's signature is checked once; afterwards its text is known until it ends.
 */
export function createIssuerTokens(
  issuers: TrustedIssuer[],
  { cacheSize = 10_000, ...options }: Options = {},
): IssuerTokens {
  const { now = Date.now } = options;
  const verifiers = new Map(
    issuers.map((trusted) => [trusted.issuer, createVerifier(trusted, options)]),
  );
  const verified = new Map<string, Verified>();

  return {
    names: (token) => verifiers.size > 0 && verifierOf(token) !== undefined,
    async verify(token) {
      const verifier = verifierOf(token);
      if (!verifier) return null;
      const known = verified.get(token);
      if (known && known.expiresAt > now() && verifier.holds(known)) return known.claim;
      verified.delete(token);
      const fresh = await check(token, verifier, now());
      if (fresh) remember(token, fresh);
      return fresh?.claim ?? null;
    },
  };

  function verifierOf(token: string): Verifier | undefined {
    const issuer = statedIssuer(token);
    return issuer === undefined ? undefined : verifiers.get(issuer);
  }

  function remember(token: string, fresh: Verified): void {
    const [oldest] = verified.keys();
    if (verified.size >= cacheSize && oldest !== undefined) verified.delete(oldest);
    verified.set(token, fresh);
  }
}

function statedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

function createVerifier(
  { issuer, audience, accounts, grantsAdmin, verifiedBy }: TrustedIssuer,
  options: IssuerKeysOptions,
): Verifier {
  const said = { trust: { issuer, accounts, grantsAdmin }, audience };
  if ("secret" in verifiedBy) {
    const secret = new TextEncoder().encode(verifiedBy.secret);
    return { ...said, algorithms: ["HS256"], findKey: () => secret, holds: () => true };
  }
  const keys = createIssuerKeys(verifiedBy.jwksUrl, options);
  return { ...said, algorithms: publicKeyAlgorithms, findKey: keys.find, holds: keys.holds };
}

/** Null whatever is wrong with a token or with the key it names; only keys that can't be had are no answer. */
async function check(
  token: string,
  { trust, audience, algorithms, findKey }: Verifier,
  now: number,
): Promise<Verified | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, findKey, {
      algorithms,
      issuer: trust.issuer,
      audience,
      requiredClaims: ["exp", "sub"],
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now),
    });
    const { sub, exp, iat, email, email_verified: isVerified, name, role } = Claims.parse(payload);
    if (iat !== null && iat > now / 1000 + toleranceSeconds) return null;
    const claim = { trust, subject: sub, email: isVerified ? email : null, name, role };
    return { claim, kid: protectedHeader.kid, expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof AppError) throw error;
    return null;
  }
}

const Text = z.string().nullable().default(null).catch(null);

const Claims = z.object({
  sub: text(255).min(1),
  exp: z.number(),
  iat: z.number().nullable().default(null),
  email: Text,
  email_verified: z.literal(true).optional().catch(undefined),
  name: Text,
  role: Text,
});
