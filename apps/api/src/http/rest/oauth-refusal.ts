import type { TRPCError } from "@trpc/server";
import { reasonOf } from "#trpc/error-reason.ts";
import { errorTable } from "#trpc/error-table.ts";
import type { TokenRequest } from "./token-request.ts";

/** The errors of RFC 6749 (section 5.2), and two of its section 4.1.2.1 for what they have no word for. */
type OAuthError =
  | "invalid_request"
  | "invalid_grant"
  | "invalid_scope"
  | "unsupported_grant_type"
  | "temporarily_unavailable"
  | "server_error";

type Answer = { status?: 400 | 429 | 500 | 503; retryAfter?: number };

/** Why no token is given. */
export class OAuthRefusal extends Error {
  override readonly name = "OAuthRefusal";
  readonly error: OAuthError;
  readonly status: 400 | 429 | 500 | 503;
  /** Seconds to wait before the next try. */
  readonly retryAfter: number | undefined;

  constructor(error: OAuthError, description: string, { status = 400, retryAfter }: Answer = {}) {
    super(description);
    this.error = error;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** What a procedure's refusal to sign in or to refresh is in OAuth's words. */
export function oauthRefusal(error: TRPCError, { grantType }: TokenRequest): OAuthRefusal {
  const reason = reasonOf(error);
  const { message } = errorTable[reason.code];
  switch (reason.code) {
    case "VALIDATION_FAILED":
    case "INVALID_CREDENTIALS":
    case "UNAUTHENTICATED":
      return new OAuthRefusal("invalid_grant", wrongGrant[grantType]);
    case "RATE_LIMITED":
    case "UNAVAILABLE": {
      const { retryAfter } = reason;
      const { status } = errorTable[reason.code];
      return new OAuthRefusal("temporarily_unavailable", message, { status, retryAfter });
    }
    default:
      return new OAuthRefusal("server_error", errorTable.INTERNAL.message, { status: 500 });
  }
}

const wrongGrant = {
  password: errorTable.INVALID_CREDENTIALS.message,
  refresh_token: "The refresh token was used, was revoked or is too old. Sign in again.",
};
