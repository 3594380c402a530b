/**
 * What is asked of texts, without Zod: a page that only checks a text as it is typed need not load that.
 * A rule holds, or its message says why not.
 */
type Rule = { holds: (value: string) => boolean; message: string };

export const storable: Rule = {
  holds: (value) => value.isWellFormed() && !value.includes("\0"),
  message: "Must not contain NUL or broken characters.",
};

export const visible: Rule = {
  holds: (value) => /[^\s\p{Cf}\p{Cc}]/u.test(value),
  message: "Must not be blank.",
};

export const plain: Rule = {
  holds: (value) => !/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(value),
  message: "Must be one line, without control signs.",
};

/** Measured in Unicode code points. */
export function atMost(max: number): Rule {
  return {
    holds: (value) => value.length <= max || Array.from(value).length <= max,
    message: `Must be at most ${max} characters.`,
  };
}

type CheckedLine = { line: string; problem: null } | { line: null; problem: string };

/** A text as `line(max)` of the contract takes it, or its first problem in the same words. */
export function checkLine(text: string, max: number): CheckedLine {
  const line = text.trim();
  const broken =
    [atMost(max), storable].find(({ holds }) => !holds(text)) ??
    [visible, plain].find(({ holds }) => !holds(line));
  return broken ? { line: null, problem: broken.message } : { line, problem: null };
}

/** Whether a text can be the id of something. */
export function isId(text: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.test(text);
}
