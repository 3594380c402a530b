import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { type JsonSchemas, refIn } from "@tenon/api/contract/json-schemas";
import { pairAlternatives } from "./alternatives.ts";
import { compareKeywords, type Pair } from "./compare-keywords.ts";
import { difference, type Difference, type Direction } from "./difference.ts";

type Comparison = {
  before: JsonSchemas;
  after: JsonSchemas;
  direction: Direction;
  /** What each schema was compared with already. */
  seen: Map<JsonSchema, Set<JsonSchema>>;
};

/** What became of a schema and of all that it is made of. */
export function compareSchemas(
  root: Pair,
  schemas: { before: JsonSchemas; after: JsonSchemas },
  direction: Direction,
): Difference[] {
  return compare(root, { ...schemas, direction, seen: new Map() });
}

function compare(pair: Pair, comparison: Comparison): Difference[] {
  const [old, now] = [refIn(pair.before), refIn(pair.after)];
  if (old === undefined || now === undefined) return compareOnce(pair, comparison);
  const { $ref: _old, ...before } = pair.before;
  const { $ref: _now, ...after } = pair.after;
  const beside = compareKeywords({ before, after, place: pair.place }, comparison.direction);
  const named = {
    before: comparison.before[old] ?? {},
    after: comparison.after[now] ?? {},
    place: old === now ? old : pair.place,
  };
  return [...beside, ...compareOnce(named, comparison)];
}

/**
 * A schema may hold itself, and many hold the same one. The very objects are remembered, not their names: of what has
 * no name each place counts, and a cycle need not pass two names at a time.
 */
function compareOnce(pair: Pair, comparison: Comparison): Difference[] {
  const compared = comparison.seen.get(pair.before) ?? new Set();
  if (compared.has(pair.after)) return [];
  comparison.seen.set(pair.before, compared.add(pair.after));
  return compareAlternatives(pair, comparison);
}

/** A value may be of several kinds, a null or a text; each is compared with the one of its kind before. */
function compareAlternatives(pair: Pair, comparison: Comparison): Difference[] {
  const { direction } = comparison;
  const verb = direction === "taken" ? "takes" : "may be";
  return pairAlternatives(pair, comparison).flatMap(({ kind, mark, before, after }) => {
    if (!after) {
      return difference(`${pair.place} no longer ${verb} ${kind}.`, "narrower", direction);
    }
    if (!before) return difference(`${pair.place} ${verb} ${kind} now.`, "wider", direction);
    const isNamed = refIn(before) !== undefined || refIn(after) !== undefined;
    const place = mark === undefined ? pair.place : `${pair.place} (${mark})`;
    return (isNamed ? compare : compareOne)({ before, after, place }, comparison);
  });
}

function compareOne(pair: Pair, comparison: Comparison): Difference[] {
  const { before, after, place } = pair;
  return [
    ...compareKeywords(pair, comparison.direction),
    ...compareFields(pair, comparison),
    ...compareOpenness(pair, comparison),
    ...comparePart({ before: before.items, after: after.items, place: `${place}[]` }, comparison),
    ...comparePart(
      { before: before.propertyNames, after: after.propertyNames, place: `The names in ${place}` },
      comparison,
    ),
    ...(isDeepStrictEqual(before.allOf, after.allOf)
      ? []
      : [difference(`${place} is put together in another way.`, "other", comparison.direction)]),
  ];
}

function compareFields({ before, after, place }: Pair, comparison: Comparison): Difference[] {
  const { direction } = comparison;
  const [old, now] = [before.properties ?? {}, after.properties ?? {}];
  const mustHave = (schema: JsonSchema, name: string) => schema.required?.includes(name) === true;
  const gone = Object.keys(old)
    .filter((name) => !(name in now))
    .map((name) => `${place}.${name} is no longer ${direction}.`);
  return [
    ...gone.map((sentence) => ({ sentence, breaking: true })),
    ...Object.entries(now).flatMap(([name, schema]) => {
      const field = `${place}.${name}`;
      const required = mustHave(after, name);
      const known = old[name];
      if (known === undefined) {
        const must = direction === "taken" && required ? " and must be there" : "";
        return [{ sentence: `${field} is ${direction} now${must}.`, breaking: must !== "" }];
      }
      const inner = compare({ before: known, after: schema, place: field }, comparison);
      if (required === mustHave(before, name)) return inner;
      const outer = required
        ? difference(`${field} must be there now.`, "narrower", direction)
        : difference(`${field} may be missing now.`, "wider", direction);
      return [outer, ...inner];
    }),
  ];
}

/** Whether there may be fields that have no name here, and of what kind. */
function compareOpenness({ before, after, place }: Pair, comparison: Comparison): Difference[] {
  const [old, now] = [before.additionalProperties ?? true, after.additionalProperties ?? true];
  if (typeof old === "object" && typeof now === "object") {
    return compare({ before: old, after: now, place: `${place}.*` }, comparison);
  }
  if (isDeepStrictEqual(old, now)) return [];
  const sense = now === true || old === false ? "wider" : "narrower";
  const says = now === false ? "has no other fields now" : "may have other fields now";
  return [difference(`${place} ${says}.`, sense, comparison.direction)];
}

type Part = { before: JsonSchema | undefined; after: JsonSchema | undefined; place: string };

function comparePart({ before, after, place }: Part, comparison: Comparison): Difference[] {
  if (before === undefined && after === undefined) return [];
  return compare({ before: before ?? {}, after: after ?? {}, place }, comparison);
}
