/** Whether anybody would guess a password early, knowing the account's own words: its address, its name. */
export type CommonPasswordCheck = (password: string, words: string[]) => Promise<boolean>;

const productWords = ["tenon"];
const rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1234567890"];

/**
 * Knows what ASVS 6.2.4 and 6.2.11 ask to be refused: a list of leaked passwords, 17,950 of them long enough to be
 * set, and what guessing begins with: one sign again and again, a row of the keyboard, the account's own words.
 */
export const isCommonPassword: CommonPasswordCheck = async (password, words) => {
  const entered = password.normalize("NFC").toLowerCase();
  return (
    isRepetition(entered) ||
    isRow(entered) ||
    isMadeOf([...words, ...productWords], entered) ||
    (await isLeaked(entered))
  );
};

/** The beginning, up to four signs long, again and again to the end. */
function isRepetition(password: string): boolean {
  return /^(.{1,4})\1+$/su.test(password);
}

/** A piece of a row in either direction, from its end on again from its beginning. */
function isRow(password: string): boolean {
  return rows
    .flatMap((row) => [row, Array.from(row).toReversed().join("")])
    .map((row) => row.repeat(Math.ceil(password.length / row.length) + 1))
    .some((row) => row.includes(password));
}

/** Nothing but these words and what they consist of, in any order, and up to five digits or signs. */
function isMadeOf(words: string[], password: string): boolean {
  const parts = words
    .map((word) => word.normalize("NFC").toLowerCase())
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .toSorted((one, other) => other.length - one.length);
  const rest = parts.reduce((left, part) => left.replaceAll(part, ""), password);
  return /^\P{L}{0,5}$/u.test(rest);
}

/** The list takes 25 ms to load and 4 MB to keep: from the first password that is set, not from the start. */
async function isLeaked(password: string): Promise<boolean> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return dictionary["passwords-common"].includes(password);
}
