import { AppError } from "#platform/errors/app-error.ts";
import type { CommonPasswordCheck } from "#platform/passwords/common-passwords.ts";
import type { Passwords } from "#platform/passwords/passwords.ts";

/** Passwords that are being set: refused when anybody would guess them, and hashed. */
export type NewPasswords = {
  /** `words` are the account's own, which are guessed first; `field` is the input's, for the refusal. */
  hash(password: string, about: { field: string; words: string[] }): Promise<string>;
};

type Dependencies = { passwords: Pick<Passwords, "hash">; isCommonPassword: CommonPasswordCheck };

export function createNewPasswords({ passwords, isCommonPassword }: Dependencies): NewPasswords {
  return {
    async hash(password, { field, words }) {
      if (await isCommonPassword(password, words)) {
        throw new AppError({
          code: "VALIDATION_FAILED",
          issues: [{ path: [field], message: "Is one of the first that anybody would guess." }],
        });
      }
      return passwords.hash(password);
    },
  };
}
