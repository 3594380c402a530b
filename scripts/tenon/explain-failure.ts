import { classifyDatabaseError } from "@tenon/api/platform/db/classify-error";
import { AppError } from "@tenon/api/platform/errors/app-error";
import { errorTable } from "@tenon/api/trpc/error-table";
import { isForPeople } from "#runtime/run-command.ts";
import { CommandFailure, exitCodes } from "./exit-codes.ts";

/** Why a command did not do its work: a code for programs, a sentence for people. */
export type Failure = { code: string; message: string; exitCode: number };

/** Null for what nobody foresaw. */
export function explainFailure(error: unknown): Failure | null {
  if (error instanceof AppError) return explainRefusal(error);
  if (error instanceof CommandFailure) {
    const { kind, message } = error;
    return { code: commandCodes[kind], message, exitCode: exitCodes[kind] };
  }
  if (isForPeople(error)) {
    return { code: "FAILED", message: error.message, exitCode: exitCodes.failed };
  }
  const kind = classifyDatabaseError(error);
  if (kind !== "connection" && kind !== "unavailable") return null;
  const message =
    "The database did not answer in time, or broke off. `npm run tenon -- doctor` looks for the reason.";
  return { code: "UNAVAILABLE", message, exitCode: exitCodes.failed };
}

const commandCodes = { usage: "USAGE", notFound: "NOT_FOUND", refused: "REFUSED" };

function explainRefusal({ reason, message }: AppError): Failure {
  const { code } = reason;
  if (code === "NOT_FOUND") {
    return {
      code,
      message: message || "There is no account with that address or id.",
      exitCode: exitCodes.notFound,
    };
  }
  const isPassing = code === "UNAVAILABLE" || code === "INTERNAL";
  const exitCode = isPassing ? exitCodes.failed : exitCodes.refused;
  if (code !== "VALIDATION_FAILED") {
    return { code, message: message || errorTable[code].message, exitCode };
  }
  const issues = reason.issues.map(({ path, message: issue }) =>
    path.length === 0 ? issue : `${path.join(".")}: ${issue}`,
  );
  return { code, message: issues.join("\n"), exitCode };
}
