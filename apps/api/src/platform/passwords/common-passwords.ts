import { dictionary } from "@zxcvbn-ts/language-common";

/** Whether anybody would guess a password early, knowing the account's own words: its address, its name. */
export type CommonPasswordCheck = (password: string, words: string[]) => boolean;

const shortestPassword = 8;
const sequences = [
  "abcdefghijklmnopqrstuvwxyz",
  "zyxwvutsrqponmlkjihgfedcba",
  "qwertyuiopasdfghjklzxcvbnm",
  "mnbvcxzlkjhgfdsapoiuytrewq",
  "01234567890123456789",
  "98765432109876543210",
];

/**
 * Refuses what ASVS 6.2.4 asks to be refused, from a list of 18,000 leaked passwords that are long enough to be set,
 * and what every list begins with: one sign again and again, a row of the keyboard, the account's own words.
 */
export const isCommonPassword: CommonPasswordCheck = (password, words) => {
  const entered = password.normalize("NFC").toLowerCase();
  return (
    leaked.has(entered) ||
    isRepetition(entered) ||
    isSequence(entered) ||
    words.flatMap(wordForms).includes(entered)
  );
};

const leaked = new Set(
  dictionary["passwords-common"].filter((password) => password.length >= shortestPassword),
);

/** The beginning, up to four signs long, again and again to the end. */
function isRepetition(password: string): boolean {
  return /^(.{1,4})\1+$/su.test(password);
}

function isSequence(password: string): boolean {
  return sequences.some((row) => row.includes(password));
}

/** An address as a whole and before its @, a name with and without its blanks. */
function wordForms(word: string): string[] {
  const whole = word.normalize("NFC").toLowerCase();
  return [whole, whole.replace(/@.*$/su, ""), whole.replaceAll(/\s/gu, "")];
}
