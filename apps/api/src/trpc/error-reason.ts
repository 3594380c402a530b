import type { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { ErrorReason } from "@tenon/schemas/errors";
import { type DatabaseErrorKind, classifyDatabaseError } from "#platform/db/classify-error.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { fieldIssues } from "./field-issues.ts";
import { UndeclaredRefusal } from "./undeclared-refusal.ts";

/** Why a call failed, in the words of the contract. Whatever nobody expected is INTERNAL. */
export function reasonOf({ code, cause }: TRPCError): ErrorReason {
  if (cause instanceof AppError) return cause.reason;
  if (cause instanceof UndeclaredRefusal) return internal;
  switch (code) {
    case "BAD_REQUEST":
    case "PARSE_ERROR":
      return {
        code: "VALIDATION_FAILED",
        issues: cause instanceof z.core.$ZodError ? fieldIssues(cause) : [],
      };
    case "NOT_FOUND":
      return { code: "NOT_FOUND" };
    case "METHOD_NOT_SUPPORTED":
      return { code: "METHOD_NOT_ALLOWED" };
    case "UNSUPPORTED_MEDIA_TYPE":
      return { code: "UNSUPPORTED_MEDIA_TYPE" };
    case "PAYLOAD_TOO_LARGE":
      return { code: "PAYLOAD_TOO_LARGE" };
    default:
      return byDatabaseError[classifyDatabaseError(cause) ?? "unknown"];
  }
}

const unavailable: ErrorReason = { code: "UNAVAILABLE", retryAfter: 1 };
const internal: ErrorReason = { code: "INTERNAL" };

const byDatabaseError: Record<DatabaseErrorKind | "unknown", ErrorReason> = {
  unique: { code: "CONFLICT" },
  "foreign-key": { code: "CONFLICT" },
  check: { code: "CONFLICT" },
  missing: { code: "NOT_FOUND" },
  invalid: {
    code: "VALIDATION_FAILED",
    issues: [{ path: [], message: "A value is out of range." }],
  },
  retry: unavailable,
  connection: unavailable,
  unavailable,
  unknown: internal,
};
