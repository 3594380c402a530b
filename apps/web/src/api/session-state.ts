import type { AuthGrant } from "@tenon/schemas/auth";
import type { User } from "@tenon/schemas/users";

export type SignedIn = {
  status: "signed-in";
  user: User;
  accessToken: string;
  /** When the access token ends and from when on it is better renewed, in milliseconds since 1970. */
  expiresAt: number;
  renewAt: number;
};

export type SessionState =
  /** The page has just been opened: whether there is a session is not known yet. */
  | { status: "unknown" }
  | SignedIn
  /** The page was opened without its server; it is taken for the one of who was here last. */
  | { status: "away"; user: User }
  /** The session ended while this page was in use; what was on it is still there. */
  | { status: "expired"; user: User }
  | { status: "signed-out" };

const renewalMargin = 30_000;

/** An access token is renewed half a minute before it ends; a very short one after three quarters of its time. */
export function signedIn({ user, accessToken, expiresIn }: AuthGrant, now: number): SignedIn {
  const lifetime = expiresIn * 1000;
  const margin = Math.min(renewalMargin, lifetime / 4);
  return {
    status: "signed-in",
    user,
    accessToken,
    expiresAt: now + lifetime,
    renewAt: now + lifetime - margin,
  };
}
