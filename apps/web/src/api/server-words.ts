import { plural, t } from "@lingui/core/macro";

/** What the contract says of a field, and the server of a refusal, in the person's language; what is not known stays English. */
export function sayInLanguage(message: string): string {
  const known = Object.hasOwn(words, message) ? words[message] : undefined;
  if (known) return known();
  for (const { pattern, say } of patterns) {
    const found = pattern.exec(message);
    if (found) return say(found.slice(1));
  }
  return message;
}

const words: Record<string, () => string> = {
  "Must be an e-mail address.": () => t`Must be an e-mail address.`,
  "Must be at least 8 characters.": () => t`Must be at least 8 characters.`,
  "Is one of the first that anybody would guess.": () =>
    t`Is one of the first that anybody would guess.`,
  "Must not be blank.": () => t`Must not be blank.`,
  "Must not be empty.": () => t`Must not be empty.`,
  "Must be one line, without control signs.": () => t`Must be one line, without control signs.`,
  "Must not contain NUL or broken characters.": () => t`Must not contain NUL or broken characters.`,
  "Must not be before the year 1900.": () => t`Must not be before the year 1900.`,
  "Must not be after the year 9999.": () => t`Must not be after the year 9999.`,
  "Must be at most 20 tags.": () => t`Must be at most 20 tags.`,
  "Name at least one field to change.": () => t`Name at least one field to change.`,
  "Name at least one change.": () => t`Name at least one change.`,
  "Name at least one task.": () => t`Name at least one task.`,
  "Must be a post's slug.": () => t`Must be a post’s address.`,
  "Must be a time zone, like Europe/Berlin.": () => t`Must be a time zone, like Europe/Berlin.`,
  "Must be a currency's three letters.": () => t`Must be a currency’s three letters.`,
  "Must be 1 to 40 letters, digits, dots, hyphens or underscores.": () =>
    t`Must be 1 to 40 letters, digits, dots, hyphens or underscores.`,
  "Another product has this code.": () => t`Another product has this code.`,
  "The account is not active, so no password signs in to it.": () =>
    t`The account is not active, so no password signs in to it.`,
  "Must be a web address, like https://example.com.": () =>
    t`Must be a web address, like https://example.com.`,
  "Must not contain a user or a password: messages are signed instead.": () =>
    t`Must not contain a user or a password: messages are signed instead.`,
  "An account can have 10 webhooks. Remove one that is no longer needed first.": () =>
    t`An account can have 10 webhooks. Remove one that is no longer needed first.`,
  "This webhook is paused. Resume it first.": () => t`This webhook is paused. Resume it first.`,
  "Must begin with https://.": () => t`Must begin with https://.`,
  "Must begin with http:// or https://.": () => t`Must begin with http:// or https://.`,
  "Must not contain a user or a password.": () => t`Must not contain a user or a password.`,
  "Must be on the internet, not in a private network.": () =>
    t`Must be on the internet, not in a private network.`,
  "The account that it is for may not hear of this any more.": () =>
    t`The account that it is for may not hear of this any more.`,
  "It can’t be found on the internet.": () => t`It can’t be found on the internet.`,
  "Must be at most 8,000 characters, counted as it is sent.": () =>
    t`Must be at most 8,000 characters, counted as it is sent.`,
  "It can’t be reached.": () => t`It can’t be reached.`,
  "The connection was refused.": () => t`The connection was refused.`,
  "The connection was cut.": () => t`The connection was cut.`,
  "It can’t be reached in time.": () => t`It can’t be reached in time.`,
  "Its certificate has expired.": () => t`Its certificate has expired.`,
  "Its certificate is not one that is trusted.": () =>
    t`Its certificate is not one that is trusted.`,
  "Its certificate is for another name.": () => t`Its certificate is for another name.`,
  "Is too much.": () => t`Is too much.`,
  "Must not be negative.": () => t`Must not be negative.`,
  "Must not be zero.": () => t`Must not be zero.`,
  "Choose at least one scope.": () => t`Choose at least one scope.`,
  "Order at least one product.": () => t`Order at least one product.`,
  "An order has one currency.": () => t`An order has one currency.`,
  "The order comes to too much.": () => t`The order comes to too much.`,
  "An order has at most 100 lines.": () => t`An order has at most 100 lines.`,
  "The file is empty.": () => t`The file is empty.`,
  "The file is not in UTF-8. Save it as “CSV UTF-8”.": () =>
    t`The file is not in UTF-8. Save it as “CSV UTF-8”.`,
  "Has more or fewer cells than there are columns.": () =>
    t`Has more or fewer cells than there are columns.`,
  "Must be true or false, yes or no, 1 or 0, or x for yes.": () =>
    t`Must be true or false, yes or no, 1 or 0, or x for yes.`,
  "Must be low, normal, high or urgent.": () => t`Must be low, normal, high or urgent.`,
  "Must be a date like 2027-03-01 or a time like 2027-03-01T18:00:00Z.": () =>
    t`Must be a date like 2027-03-01 or a time like 2027-03-01T18:00:00Z.`,
};

/** Those that name something. */
const patterns: { pattern: RegExp; say: (named: string[]) => string }[] = [
  {
    pattern: /^Must be at most (\d+) characters\.$/,
    say: ([most]) =>
      plural(Number(most), {
        one: "Must be at most # character.",
        other: "Must be at most # characters.",
      }),
  },
  {
    pattern: /^The file has more than (\d+),(\d{3}) rows\. Send it in parts\.$/,
    say: (digits) =>
      plural(Number(digits.join("")), {
        one: "The file has more than # row. Send it in parts.",
        other: "The file has more than # rows. Send it in parts.",
      }),
  },
  {
    pattern: /^The first row must name the columns\. The columns may be (.+)\.$/,
    say: ([columns = ""]) => t`The first row must name the columns. The columns may be ${columns}.`,
  },
  {
    pattern: /^“(.*)” is no column here\. The columns may be (.+)\.$/,
    say: ([column = "", columns = ""]) =>
      t`“${column}” is no column here. The columns may be ${columns}.`,
  },
  {
    pattern: /^The column (\w+) is there twice\.$/,
    say: ([column = ""]) => t`The column ${column} is there twice.`,
  },
  {
    pattern: /^The column (\w+) is missing\.$/,
    say: ([column = ""]) => t`The column ${column} is missing.`,
  },
  {
    pattern: /^A quotation mark in row (\d+) is never closed\.$/,
    say: ([row = ""]) => t`A quotation mark in row ${row} is never closed.`,
  },
  {
    pattern: /^A quotation mark in row (\d+) stands in the middle of a cell\. /,
    say: ([row = ""]) =>
      t`A quotation mark in row ${row} stands in the middle of a cell. Put the whole cell into quotes, and write each one inside it twice.`,
  },
  {
    pattern: /^(\S+) can’t be found\.$/,
    say: ([host = ""]) => t`${host} can’t be found.`,
  },
  {
    pattern: /^(\S+) has an address in a private network\.$/,
    say: ([host = ""]) => t`${host} has an address in a private network.`,
  },
  {
    pattern: /^It can’t be reached \((\S+)\)\.$/,
    say: ([code = ""]) => t`It can’t be reached (${code}).`,
  },
  {
    pattern: /^It did not answer within (\d+) seconds\.$/,
    say: ([seconds]) =>
      plural(Number(seconds), {
        one: "It did not answer within # second.",
        other: "It did not answer within # seconds.",
      }),
  },
];
