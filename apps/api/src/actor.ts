import type { ApiKeyScope } from "@tenon/schemas/api-keys";
import type { UserRole } from "@tenon/schemas/users";

/** Whom a call is made for, once the credential was checked, and by which credential. */
export type Actor = { userId: string; role: UserRole; via: Via };

/** What an actor showed: a session of ours, an API key, or a token of a trusted issuer. */
export type Via = SessionVia | ApiKeyVia | IssuerVia;

/** A person who signed in here: for what no key and no other party may do. */
export type SignedInActor = Actor & { via: SessionVia };

type SessionVia = { kind: "session"; sessionId: string };
type ApiKeyVia = { kind: "api-key"; apiKeyId: string; scopes: ApiKeyScope[] };
type IssuerVia = { kind: "issuer"; issuer: string };

/** Who stands behind an act: an actor, somebody at the command line, or a visitor who is not signed in. */
export type Author = Actor | { userId: string | null; via: { kind: "operator" | "anonymous" } };

/** A visitor of whom nothing is known. */
export const nobody = { userId: null, via: { kind: "anonymous" } } satisfies Author;

/** Where a call comes from, whoever makes it. */
export type Caller = {
  address: string;
  /** As it calls itself, cut to 300 characters. */
  userAgent: string | null;
};
