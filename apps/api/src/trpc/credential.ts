import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { AccessClaim } from "#platform/tokens/access-tokens.ts";

/** What a request shows to say for whom it speaks; looked at when a procedure asks, and then once for a whole batch. */
export type Credential = {
  /** Whom a whole and timely access token names, even if the session has ended; throws UNAUTHENTICATED. */
  claim(): Promise<AccessClaim>;
  /** Whom the request may act for now; throws UNAUTHENTICATED. */
  authenticate(): Promise<Actor>;
  /** The actor, once `authenticate` has found it. */
  actor(): Actor | undefined;
};

export type CredentialChecks = {
  verifyToken: (token: string) => Promise<AccessClaim | null>;
  findActor: (claim: AccessClaim) => Promise<Actor | null>;
};

export function readCredential(
  authorization: string | undefined,
  { verifyToken, findActor }: CredentialChecks,
): Credential {
  let claimed: Promise<AccessClaim> | undefined;
  let authenticated: Promise<Actor> | undefined;
  let known: Actor | undefined;

  return {
    claim: () => (claimed ??= verify()),
    authenticate: () => (authenticated ??= authenticate()),
    actor: () => known,
  };

  async function verify(): Promise<AccessClaim> {
    const token = bearerToken(authorization);
    const claim = token === null ? null : await verifyToken(token);
    if (!claim) throw new AppError({ code: "UNAUTHENTICATED" });
    return claim;
  }

  async function authenticate(): Promise<Actor> {
    claimed ??= verify();
    const actor = await findActor(await claimed);
    if (!actor) throw new AppError({ code: "UNAUTHENTICATED" });
    known = actor;
    return actor;
  }
}

/** The scheme's name is case-insensitive (RFC 9110, section 11.1). */
function bearerToken(authorization: string | undefined): string | null {
  return authorization?.match(/^bearer +([\w.~+/-]+=*)$/i)?.[1] ?? null;
}
