import fc from "fast-check";
import { expect, it } from "vitest";
import { Id, line } from "./scalars.ts";
import { checkLine, isId } from "./text-rules.ts";

const short = line(5);
const signs = fc.constantFrom("a", "ö", "😀", " ", "\n", "\0", "\uD800", "\u200B", "\u202E");

it("takes and refuses a line as the schema does, in the same words", () => {
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 7 }), (text) => {
      const { data, error } = short.safeParse(text);
      const { line: checked, problem } = checkLine(text, 5);
      expect(checked).toBe(data ?? null);
      expect(problem).toBe(error?.issues[0]?.message ?? null);
    }),
  );
});

it("knows ids as the schema does", () => {
  const misspelt = fc
    .tuple(fc.uuid(), fc.nat({ max: 35 }), fc.constantFrom("", "-", "0", "9", "F", "g"))
    .map(([id, at, sign]) => id.slice(0, at) + sign + id.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), misspelt), (text) => {
      expect(isId(text)).toBe(Id.safeParse(text).success);
    }),
  );
});
