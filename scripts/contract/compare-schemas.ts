import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { type JsonSchemas, refIn } from "@tenon/api/contract/json-schemas";
import { compareKeywords, type Pair } from "./compare-keywords.ts";
import { difference, type Difference, type Direction } from "./difference.ts";

type Comparison = {
  before: JsonSchemas;
  after: JsonSchemas;
  direction: Direction;
  /** The names, or pairs of names, that were compared already. */
  seen: Set<string>;
};

/** What became of a schema and of all that it is made of. */
export function compareSchemas(
  root: Pair,
  schemas: { before: JsonSchemas; after: JsonSchemas },
  direction: Direction,
): Difference[] {
  return compare(root, { ...schemas, direction, seen: new Set() });
}

function compare(pair: Pair, comparison: Comparison): Difference[] {
  const [old, now] = [refIn(pair.before), refIn(pair.after)];
  if (old === undefined || old !== now) {
    const before = resolve(pair.before, comparison.before);
    const after = resolve(pair.after, comparison.after);
    return once(`${old} ${now}`, comparison, () =>
      compareKinds({ before, after, place: pair.place }, comparison),
    );
  }
  const { $ref: _old, ...before } = pair.before;
  const { $ref: _now, ...after } = pair.after;
  const beside = compareKeywords({ before, after, place: pair.place }, comparison.direction);
  const named = {
    before: comparison.before[old] ?? {},
    after: comparison.after[old] ?? {},
    place: old,
  };
  return [...beside, ...once(old, comparison, () => compareKinds(named, comparison))];
}

/** A schema may hold itself, and many hold the same one. */
function once(names: string, { seen }: Comparison, work: () => Difference[]): Difference[] {
  if (names !== "undefined undefined") {
    if (seen.has(names)) return [];
    seen.add(names);
  }
  return work();
}

/** A value may be of several kinds, a null or a text; each is compared with the one of its kind before. */
function compareKinds(pair: Pair, comparison: Comparison): Difference[] {
  const { place } = pair;
  const { direction } = comparison;
  const old = kindsOf(pair.before, comparison.before);
  const now = kindsOf(pair.after, comparison.after);
  const verb = direction === "taken" ? "takes" : "may be";
  return [
    ...[...old.keys()]
      .filter((kind) => !now.has(kind))
      .map((kind) => difference(`${place} no longer ${verb} ${kind}.`, "narrower", direction)),
    ...[...now].flatMap(([kind, after]) => {
      const before = old.get(kind);
      if (!before) return [difference(`${place} ${verb} ${kind} now.`, "wider", direction)];
      const isNamed = refIn(before) !== undefined || refIn(after) !== undefined;
      return (isNamed ? compare : compareOne)({ before, after, place }, comparison);
    }),
  ];
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

/** What is said beside a reference, as a default, counts as well. */
function resolve(schema: JsonSchema, schemas: JsonSchemas): JsonSchema {
  const name = refIn(schema);
  if (name === undefined) return schema;
  const { $ref: _ref, ...beside } = schema;
  return { ...resolve(schemas[name] ?? {}, schemas), ...beside };
}

/** A schema's alternatives, by what they are: `null`, `string`, `"body"`; anything, where it says nothing. */
function kindsOf(schema: JsonSchema, schemas: JsonSchemas): Map<string, JsonSchema> {
  const { anyOf, oneOf, type, ...rest } = schema;
  const alternatives = anyOf ?? oneOf;
  if (alternatives) {
    return new Map(
      alternatives.flatMap((each) => {
        const kinds = [...kindsOf({ ...rest, ...resolve(each, schemas) }, schemas)];
        // Named, so that what became of it is told by its name.
        return kinds.map(([kind, resolved]) => [
          kind,
          kinds.length > 1 ? resolved : { ...rest, ...each },
        ]);
      }),
    );
  }
  const types = typeof type === "string" ? [type] : (type ?? ["anything"]);
  return new Map(
    types.map((each) => [each, each === "null" ? { type: each } : { ...rest, type: each }]),
  );
}
