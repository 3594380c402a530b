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
  const others = `${detail} ${words}`.split(" ");
  const byWord = Math.min(...typed.split(/\s+/).map((part) => bestOf(others, part)));
  return Math.max(byName, byWord * 0.6);
}

/** Each word alone: letters that are gathered from several fit nearly anything. */
function bestOf(words: string[], part: string): number {
  return Math.max(...words.map((word) => matchOf(word, part) ?? 0));
}
