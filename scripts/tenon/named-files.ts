import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { CommandError } from "#runtime/run-command.ts";
import { CommandFailure } from "./exit-codes.ts";

/** The path of a file to read. */
export async function existingFile(name: string): Promise<string> {
  const file = resolve(name);
  await access(file, constants.R_OK).catch(() => {
    throw new CommandFailure("notFound", `There is no file ${file} that can be read.`);
  });
  return file;
}

/** The path of a file to write, which takes the place of none. */
export function newFile(name: string): string {
  const file = resolve(name);
  if (existsSync(file)) {
    throw new CommandFailure("refused", `${file} is there already. Choose another name.`);
  }
  return file;
}

/** Says for people why a file can't be written. */
export function explainFileError(error: unknown): never {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const sentence = typeof code === "string" ? fileErrors[code] : undefined;
  throw sentence === undefined ? error : new CommandError(sentence, { cause: error });
}

const fileErrors: Record<string, string> = {
  ENOENT: "The file can't be written: its folder is not there.",
  ENOTDIR: "The file can't be written: its folder is a file.",
  EACCES: "The file can't be written: this user may not write into its folder.",
  EROFS: "The file can't be written: its disk is read-only.",
  ENOSPC: "The file can't be written: its disk is full.",
};
