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
  /** The same, asked anew: for calls that go on, while a session ends or a role changes. */
  recheck(): Promise<Actor>;
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
  const claim = askOnce(findClaim);
  const authenticate = askOnce(async () => (known = await findActor()));

  return {
    claim,
    authenticate,
    recheck: () => readCredential({ authorization, caller }, checks).authenticate(),
    actor: () => known,
  };

  async function findClaim(): Promise<AccessClaim> {
    const token = shown();
    if (!isApiKey(token) && !checks.isIssued(token)) {
      return held(await checks.verifyToken(token), endedToken);
    }
    await authenticate();
    throw new AppError({ code: "FORBIDDEN" }, { message: signInHere });
  }

  async function findActor(): Promise<Actor> {
    const token = shown();
    if (isApiKey(token)) return held(await checks.findKeyActor(token), endedKey);
    const actor = checks.isIssued(token)
      ? await checks.findIssuedActor(token, caller)
      : await checks.findActor(await claim());
    return held(actor, endedToken);
  }

  function shown(): string {
    const token = bearerToken(authorization);
    if (token === null) throw new AppError({ code: "UNAUTHENTICATED" });
    return token;
  }
}

const endedKey =
  "This API key does not hold: it was revoked, has expired, or is another server's. Make a new one.";
const endedToken =
  "This access token does not hold: it has ended, or is another server's. Sign in again.";

function held<Holder>(holder: Holder | null, message: string): Holder {
  if (holder === null) throw new AppError({ code: "UNAUTHENTICATED" }, { message });
  return holder;
}

/** Asks once for all who want to know. A failure that says nothing about the credential is no answer, so then it is asked again. */
function askOnce<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () =>
    (answer ??= ask().catch((error: unknown) => {
      if (!(error instanceof AppError)) answer = undefined;
      throw error;
    }));
}
