import type { ErrorReason } from "@tenon/schemas/errors";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";
import { AppError } from "./app-error.ts";

/** Refuses with this reason what only one row may have, and one has already; any other error goes on. */
export function refuseTaken(reason: ErrorReason): (error: unknown) => never {
  return (error) => {
    if (classifyDatabaseError(error) !== "unique") throw error;
    throw new AppError(reason, { cause: error });
  };
}
