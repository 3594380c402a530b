import fc from "fast-check";
import { expect, it } from "vitest";
import { line } from "./scalars.ts";
import { checkLine } from "./text-rules.ts";

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
