import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { difference, type Difference, type Direction, type Sense } from "./difference.ts";

/** A schema before and after, and where it stands: `Task.dueAt`. */
export type Pair = { before: JsonSchema; after: JsonSchema; place: string };

/** What became of a value's own keywords; its parts are compared elsewhere. */
export function compareKeywords(pair: Pair, direction: Direction): Difference[] {
  return [...compareEnums(pair, direction), ...compareValues(pair, direction)];
}

function compareEnums({ before, after, place }: Pair, direction: Direction): Difference[] {
  const [old, now] = [choices(before), choices(after)];
  if (old === undefined || now === undefined) {
    if (old === now) return [];
    const sense = old === undefined ? "narrower" : "wider";
    const says = old === undefined ? `${now?.join(", ")} and nothing else` : "anything of its type";
    return [difference(`${place} is now ${says}.`, sense, direction)];
  }
  const verb = direction === "taken" ? "takes" : "may be";
  return [
    ...now
      .filter((value) => !old.includes(value))
      .map((value) => difference(`${place} ${verb} ${value} now.`, "wider", direction)),
    ...old
      .filter((value) => !now.includes(value))
      .map((value) => difference(`${place} no longer ${verb} ${value}.`, "narrower", direction)),
  ];
}

function choices({ enum: values, const: value }: JsonSchema): string[] | undefined {
  if (value !== undefined) return [JSON.stringify(value)];
  return values?.map((each) => JSON.stringify(each));
}

const lowerBounds = [
  "minimum",
  "exclusiveMinimum",
  "minLength",
  "minItems",
  "formatMinimum",
] as const;
const upperBounds = [
  "maximum",
  "exclusiveMaximum",
  "maxLength",
  "maxItems",
  "formatMaximum",
] as const;
const demands = ["format", "pattern", "contentEncoding", "multipleOf"] as const;

function compareValues({ before, after, place }: Pair, direction: Direction): Difference[] {
  return [...lowerBounds, ...upperBounds, ...demands, "default" as const].flatMap((keyword) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (isDeepStrictEqual(old, now)) return [];
    const says = `${place}: ${keyword} was ${told(old)} and is ${told(now)}.`;
    return difference(says, senseOf(keyword, old, now), direction);
  });
}

/** A demand that ends lets more through. A default that changes means something else to whoever relies on it. */
function senseOf(keyword: string, before: unknown, after: unknown): Sense {
  if (keyword === "default") return "other";
  if (after === undefined) return "wider";
  if (before === undefined) return "narrower";
  const isUpper = upperBounds.some((bound) => bound === keyword);
  if (isUpper) return isLess(before, after) ? "wider" : "narrower";
  const isLower = lowerBounds.some((bound) => bound === keyword);
  if (isLower) return isLess(after, before) ? "wider" : "narrower";
  return "other";
}

/** Bounds are numbers, or moments written so that they sort as text. */
function isLess(a: unknown, b: unknown): boolean {
  return typeof a === "number" && typeof b === "number" ? a < b : String(a) < String(b);
}

function told(value: unknown): string {
  return value === undefined ? "none" : JSON.stringify(value);
}
