import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER } from "@trpc/server/rpc";
import type { ErrorReason } from "@tenon/schemas/errors";

/** What a failed call answers, under `error`. */
export type ErrorShape = {
  /** A sentence for people. */
  message: string;
  /** tRPC's own number. */
  code: TRPC_ERROR_CODE_NUMBER;
  data: ErrorData;
};

export type ErrorData = {
  /** tRPC's own name, one for each HTTP status. */
  code: TRPC_ERROR_CODE_KEY;
  httpStatus: number;
  path?: string;
  /** Names this call in the server's logs. */
  requestId?: string;
  /** Why, precisely; narrow it by `reason.code`. */
  reason: ErrorReason;
};
