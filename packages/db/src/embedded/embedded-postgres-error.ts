export type EmbeddedPostgresProblem =
  | "unsupported-platform"
  | "not-writable"
  | "no-space"
  | "other-version"
  | "not-a-data-folder"
  | "init-failed"
  | "start-failed";

/** Why the embedded server can't run: one sentence about what happened, one about what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
  readonly problem: EmbeddedPostgresProblem;

  constructor(
    problem: EmbeddedPostgresProblem,
    { what, remedy, cause }: { what: string; remedy: string; cause?: unknown },
  ) {
    super(`${what} ${remedy}`, { cause });
    this.problem = problem;
  }
}

/** Turns a refusal of the file system into a sentence; anything else comes back as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return noSpace(folder, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return notWritable(folder, error);
  return error;
}

/** The ways in which PostgreSQL says it. */
export function saysNoSpace(output: string): boolean {
  return /no space left on device|disk quota exceeded|check free disk space|wrote only \d+ of/i.test(
    output,
  );
}

export function noSpace(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError("no-space", {
    what: `There is no space left on the disk of ${folder}.`,
    remedy: "Free some hundred megabytes and start again; nothing is lost.",
    cause,
  });
}

function notWritable(folder: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError("not-writable", {
    what: `${folder} can't be written or belongs to another user.`,
    remedy:
      "Give it to the user who runs this command, or set DATABASE_URL to a server of your own.",
    cause,
  });
}
