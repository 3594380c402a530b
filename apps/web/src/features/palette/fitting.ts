import { matchOf } from "./match.ts";
import type { Option } from "./option.ts";

/** The options that fit what was typed, by name or by another word for it, the best first. */
export function fitting(options: Option[], typed: string): Option[] {
  return options
    .map((option) => ({ option, match: bestMatch(option, typed) }))
    .filter(({ match }) => match > 0)
    .toSorted((one, other) => other.match - one.match)
    .map(({ option }) => option);
}

/** Another word for it is worth less than the name, and must begin as typed. */
function bestMatch({ text, detail = "", words = "" }: Option, typed: string): number {
  const byName = matchOf(text, typed) ?? 0;
  const byWord = matchOf(`${detail} ${words}`, typed) ?? 0;
  return Math.max(byName, byWord * 0.6);
}
