import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { ErrorCode } from "@tenon/schemas/errors";

type ErrorEntry = { trpc: TRPC_ERROR_CODE_KEY; status: number; message: string };

/** What each error code is to tRPC, to HTTP and to a person who has nothing but the text. */
export const errorTable = {
  VALIDATION_FAILED: { trpc: "BAD_REQUEST", status: 400, message: "The input is not valid." },
  UNAUTHENTICATED: { trpc: "UNAUTHORIZED", status: 401, message: "Sign in first." },
  INVALID_CREDENTIALS: {
    trpc: "UNAUTHORIZED",
    status: 401,
    message: "E-mail or password is wrong.",
  },
  INVALID_TOKEN: {
    trpc: "BAD_REQUEST",
    status: 400,
    message: "This link has been used, has been replaced or is too old. Ask for a new one.",
  },
  WRONG_PASSWORD: {
    trpc: "FORBIDDEN",
    status: 403,
    message: "The current password is wrong.",
  },
  FORBIDDEN: { trpc: "FORBIDDEN", status: 403, message: "You may not do this." },
  NOT_FOUND: {
    trpc: "NOT_FOUND",
    status: 404,
    message: "There is no such thing, or it is not yours.",
  },
  METHOD_NOT_ALLOWED: {
    trpc: "METHOD_NOT_SUPPORTED",
    status: 405,
    message: "This takes another method, which the Allow header names.",
  },
  EMAIL_TAKEN: {
    trpc: "CONFLICT",
    status: 409,
    message: "There is an account with this e-mail address already.",
  },
  CONFLICT: { trpc: "CONFLICT", status: 409, message: "This conflicts with what is stored." },
  STALE_VERSION: { trpc: "CONFLICT", status: 409, message: "This was changed meanwhile." },
  LAST_ADMIN: {
    trpc: "CONFLICT",
    status: 409,
    message: "This is the last active administrator. Make somebody else one first.",
  },
  OUT_OF_STOCK: {
    trpc: "CONFLICT",
    status: 409,
    message: "There are not as many left.",
  },
  PRICE_CHANGED: {
    trpc: "CONFLICT",
    status: 409,
    message: "The prices changed meanwhile, and the order comes to something else.",
  },
  ROWS_REFUSED: {
    trpc: "UNPROCESSABLE_CONTENT",
    status: 422,
    message: "Some rows can't be taken, so none was imported.",
  },
  INVALID_TRANSITION: {
    trpc: "CONFLICT",
    status: 409,
    message: "The order can't go there from where it stands.",
  },
  IDEMPOTENCY_KEY_REUSED: {
    trpc: "UNPROCESSABLE_CONTENT",
    status: 422,
    message: "This Idempotency-Key was used for another input. Make a new one for a new call.",
  },
  PAYLOAD_TOO_LARGE: {
    trpc: "PAYLOAD_TOO_LARGE",
    status: 413,
    message: "The request is too large.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    trpc: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    message: "Send the body as application/json.",
  },
  RATE_LIMITED: {
    trpc: "TOO_MANY_REQUESTS",
    status: 429,
    message: "Too many tries. Wait a little.",
  },
  UNAVAILABLE: {
    trpc: "SERVICE_UNAVAILABLE",
    status: 503,
    message: "This can't be done right now. Try again in a moment.",
  },
  INTERNAL: {
    trpc: "INTERNAL_SERVER_ERROR",
    status: 500,
    message: "Something went wrong on our side.",
  },
} as const satisfies Record<ErrorCode, ErrorEntry>;
