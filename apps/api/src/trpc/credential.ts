import type { Actor, Caller } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { AccessClaim } from "#platform/tokens/access-tokens.ts";
import { isApiKey } from "#platform/tokens/api-key-secrets.ts";
import { bearerToken } from "./bearer-token.ts";

/** What a request shows to say for whom it speaks; looked at when a procedure asks, and then once for a whole batch. */
export type Credential = {
  /** Whom a whole and timely access token of ours names, even if the session has ended; throws UNAUTHENTICATED. */
  claim(): Promise<AccessClaim>;
  /** Whom the request may act for now; throws UNAUTHENTICATED. */
  authenticate(): Promise<Actor>;
  /** The actor, once `authenticate` has found it. */
  actor(): Actor | undefined;
};

/** Who stands behind each kind of credential; null for one that is not good, or not any more. */
export type CredentialChecks = {
  verifyToken: (token: string) => Promise<AccessClaim | null>;
  findActor: (claim: AccessClaim) => Promise<Actor | null>;
  findKeyActor: (key: string) => Promise<Actor | null>;
  /** Whether a token says that a trusted issuer made it. */
  isIssued: (token: string) => boolean;
  findIssuedActor: (token: string, caller: Caller) => Promise<Actor | null>;
};

type Shown = { authorization: string | undefined; caller: Caller };

export const signInHere =
  "Only a person who is signed in may do this, not a key or another party's token.";

export function readCredential(
  { authorization, caller }: Shown,
  checks: CredentialChecks,
): Credential {
  let known: Actor | undefined;
  const claim = once(findClaim);
  const authenticate = once(async () => (known = good(await findActor())));

  return { claim, authenticate, actor: () => known };

  async function findClaim(): Promise<AccessClaim> {
    const token = good(bearerToken(authorization));
    if (!isApiKey(token) && !checks.isIssued(token)) return good(await checks.verifyToken(token));
    await authenticate();
    throw new AppError({ code: "FORBIDDEN" }, { message: signInHere });
  }

  async function findActor(): Promise<Actor | null> {
    const token = good(bearerToken(authorization));
    if (isApiKey(token)) return checks.findKeyActor(token);
    if (checks.isIssued(token)) return checks.findIssuedActor(token, caller);
    return checks.findActor(await claim());
  }
}

function good<Value>(value: Value | null): Value {
  if (value === null) throw new AppError({ code: "UNAUTHENTICATED" });
  return value;
}

/** Asks once for all who want to know. A failure that says nothing about the credential is no answer, so then it is asked again. */
function once<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () =>
    (answer ??= ask().catch((error: unknown) => {
      if (!(error instanceof AppError)) answer = undefined;
      throw error;
    }));
}
