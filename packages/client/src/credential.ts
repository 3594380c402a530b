import { type AuthCalls, createPasswordSession } from "./password-session.ts";
import type { TokenSource } from "./token-source.ts";

/**
 * As whom to call: with an API key, with an access token you have, with the e-mail address and password of an account,
 * or with a function that is asked for an access token before each request, and once more when the token was refused.
 * An API key is best for a service: it may do what its scopes say, and can be revoked alone. One that is refused is
 * not tried again.
 *
 * @example
 * ```ts
 * import type { Credential } from "@tenon/client";
 *
 * const key: Credential = { apiKey: "tenon_k3v9x2m7q1ab_…" };
 * const token: Credential = { accessToken: "eyJhbGciOiJFZERTQSJ9…" };
 * const account: Credential = { email: "billing@example.com", password: "correct horse battery staple" };
 * const vault: Credential = () => readAccessToken();
 * ```
 */
export type Credential =
  | { apiKey: string }
  | { accessToken: string }
  | { email: string; password: string }
  | (() => string | Promise<string>);

export function createTokenSource(
  credential: Credential | undefined,
  auth: AuthCalls,
): TokenSource {
  if (credential === undefined) return fixedToken(null);
  if (typeof credential === "function") return askedToken(credential);
  if ("apiKey" in credential) return fixedToken(credential.apiKey);
  if ("accessToken" in credential) return fixedToken(credential.accessToken);
  return createPasswordSession(credential, auth);
}

function askedToken(ask: () => string | Promise<string>): TokenSource {
  return { current: async () => ask(), discard: () => true };
}

function fixedToken(token: string | null): TokenSource {
  return { current: async () => token, discard: () => false };
}
