import type { ErrorCode, ErrorReason } from "@tenon/schemas/errors";
import type { ErrorShape } from "#trpc/error-shape.ts";
import { errorTable } from "#trpc/error-table.ts";

/** Why a request to the REST API was refused: problem details of RFC 9457, with the data that belongs to the code. */
export type Problem = {
  /** Tells of the code. */
  type: string;
  /** What the code means, always in the same words. */
  title: string;
  status: number;
  /** What it is this time. */
  detail: string;
  /** Names the request, as `X-Request-Id` and the server's log do. */
  instance: string;
  code: ErrorCode;
  [data: string]: unknown;
};

export function problemOf(shape: ErrorShape, status: number): Problem {
  const { code, ...data } = unambiguous(shape.data.reason);
  return {
    type: problemType(code),
    title: errorTable[code].message,
    status,
    detail: shape.message,
    instance: `urn:uuid:${shape.data.requestId ?? ""}`,
    code,
    ...data,
  };
}

/** Where a code is explained. */
export function problemType(code: ErrorCode): string {
  return `/api/v1/problems/${code}`;
}

/** A problem's `status` is the answer's own. */
function unambiguous(reason: ErrorReason) {
  if (reason.code !== "INVALID_TRANSITION") return reason;
  return { code: reason.code, orderStatus: reason.status };
}
