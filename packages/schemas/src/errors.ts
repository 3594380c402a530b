import { z } from "zod";
import type { ImportReport } from "./csv.ts";
import type { Money } from "./money.ts";
import type { orderStatuses } from "./order-statuses.ts";

/** Why a call was refused. Each code stands for one HTTP status and one tRPC code. */
export const ErrorCode = z.enum([
  "VALIDATION_FAILED",
  "UNAUTHENTICATED",
  "INVALID_CREDENTIALS",
  "INVALID_TOKEN",
  "WRONG_PASSWORD",
  "FORBIDDEN",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "EMAIL_TAKEN",
  "CONFLICT",
  "STALE_VERSION",
  "LAST_ADMIN",
  "OUT_OF_STOCK",
  "PRICE_CHANGED",
  "INVALID_TRANSITION",
  "ROWS_REFUSED",
  "IDEMPOTENCY_KEY_REUSED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "INTERNAL",
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What is wrong with one field of the input; `path` is empty for the input as a whole. */
export const FieldIssue = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type FieldIssue = z.infer<typeof FieldIssue>;

/** The codes that carry data of their own. */
type ReasonData = {
  VALIDATION_FAILED: {
    /** The first issues found, at most 20. */
    issues: FieldIssue[];
  };
  STALE_VERSION: {
    /** The row as it is now, in the shape the procedure answers. */
    current: unknown;
  };
  OUT_OF_STOCK: {
    /** What there is of the products that are too few. */
    available: { productId: string; stock: number }[];
  };
  PRICE_CHANGED: {
    /** What the order comes to now. */
    total: Money;
  };
  ROWS_REFUSED: {
    /** What is wrong with which rows; none was imported. */
    report: ImportReport;
  };
  INVALID_TRANSITION: {
    /** Where the order stands. */
    status: (typeof orderStatuses)[number];
  };
  RATE_LIMITED: {
    /** Whole seconds to wait before the next try. */
    retryAfter: number;
  };
  UNAVAILABLE: {
    /** Whole seconds to wait before the next try. */
    retryAfter: number;
  };
};

/** Why a call was refused, with the data that belongs to that code: a union told apart by `code`. */
export type ErrorReason = {
  [Code in ErrorCode]: { code: Code } & (Code extends keyof ReasonData
    ? ReasonData[Code]
    : unknown);
}[ErrorCode];
