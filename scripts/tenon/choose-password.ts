import { text } from "node:stream/consumers";
import { Option } from "commander";
import { makePassword } from "#runtime/make-password.ts";
import { askSecretly } from "./ask-secretly.ts";
import { CommandFailure } from "./exit-codes.ts";

/** Where a password comes from: never from the arguments, which other users of the machine can see. */
export type PasswordOptions = { passwordStdin?: true; generate?: true };

export const passwordOptions = [
  new Option("--password-stdin", "read the password from standard input"),
  new Option("--generate", "make a random password and show it once").conflicts("passwordStdin"),
];

/** The password, and whether nobody but us has seen it yet. */
export async function choosePassword(
  { passwordStdin, generate }: PasswordOptions,
  stop: AbortSignal,
): Promise<{ password: string; generated: boolean }> {
  if (generate) return { password: makePassword(), generated: true };
  if (passwordStdin) return { password: await readFromStdin(), generated: false };
  if (!process.stdin.isTTY) {
    throw new CommandFailure(
      "usage",
      "There is no terminal to ask for a password. Use --password-stdin or --generate.",
    );
  }
  const password = await askSecretly("Password: ", stop);
  if (password === (await askSecretly("The same again: ", stop))) {
    return { password, generated: false };
  }
  throw new CommandFailure("refused", "The two passwords differ. Nothing was changed.");
}

/** All of it but the line end that `echo` and files have. */
async function readFromStdin(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password !== "") return password;
  throw new CommandFailure("usage", "Standard input held no password.");
}
