import { classifyDatabaseError } from "@tenon/api/platform/db/classify-error";
import { AppError } from "@tenon/api/platform/errors/app-error";
import { errorTable } from "@tenon/api/trpc/error-table";
import { isForPeople } from "#runtime/run-command.ts";
import { CommandFailure, exitCodes } from "./exit-codes.ts";

type ErrorCode = keyof typeof errorTable;

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
  if (code === "VALIDATION_FAILED") {
    return { code, message: listIssues(reason.issues), exitCode: exitCodes.refused };
  }
  return {
    code,
    message: message || (sentences[code] ?? errorTable[code].message),
    exitCode: codesOfReasons[code] ?? exitCodes.refused,
  };
}

/** Where the words for people who call the API do not do at the command line. */
const sentences: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: "There is no account with that address or id.",
  EMAIL_TAKEN:
    "There is an account with this address. To make it an administrator: npm run tenon -- set-role <address> admin",
};

const codesOfReasons: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: exitCodes.notFound,
  UNAVAILABLE: exitCodes.failed,
  INTERNAL: exitCodes.failed,
};

function listIssues(issues: { path: (string | number)[]; message: string }[]): string {
  const lines = issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  return lines.join("\n");
}
