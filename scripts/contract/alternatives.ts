import { isDeepStrictEqual } from "node:util";
import type { JsonSchema } from "@tenon/api/contract/json-schema";
import { type JsonSchemas, refIn } from "@tenon/api/contract/json-schemas";

/** One of the kinds that a value may be of. */
type Alternative = {
  /** `null`, `string`, `object`; anything, where the schema says nothing. */
  type: string;
  schema: JsonSchema;
  /** The fields that have one value only, as a reader tells objects apart by them. */
  constants: ReadonlyMap<string, string>;
};

/** An alternative before and after; one of them is missing where it is new or gone. */
type Alternatives = {
  /** What a sentence calls it: `null`, `object with type "task.created"`. */
  kind: string;
  /** What tells it from others of its type: `type "task.created"`. */
  mark: string | undefined;
  before: JsonSchema | undefined;
  after: JsonSchema | undefined;
};

type Schemas = { before: JsonSchemas; after: JsonSchemas };

/** A schema's alternatives, each with the one that it was before. */
export function pairAlternatives(
  pair: { before: JsonSchema; after: JsonSchema },
  schemas: Schemas,
): Alternatives[] {
  const old = Map.groupBy(alternativesOf(pair.before, schemas.before), ({ type }) => type);
  const now = Map.groupBy(alternativesOf(pair.after, schemas.after), ({ type }) => type);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((type) =>
    pairOfType(old.get(type) ?? [], now.get(type) ?? []),
  );
}

function pairOfType(old: Alternative[], now: Alternative[]): Alternatives[] {
  const isOnly = old.length < 2 && now.length < 2;
  const tag = isOnly ? undefined : tagOf(old, now);
  const { matched, gone, added } = match(old, now, tag === undefined ? likeness : [isTagged(tag)]);
  const pairs: { before?: Alternative; after?: Alternative }[] = [
    ...gone.map((before) => ({ before })),
    ...matched.map(([before, after]) => ({ before, after })),
    ...added.map((after) => ({ after })),
  ];
  return pairs.flatMap(({ before, after }) => {
    const known = after ?? before;
    if (known === undefined) return [];
    const mark = tag === undefined ? undefined : `${tag} ${known.constants.get(tag)}`;
    const unnamed = `${after ? "another" : "a"} kind of ${known.type}`;
    const other = isOnly ? known.type : (refIn(known.schema) ?? unnamed);
    const kind = mark === undefined ? other : `${known.type} with ${mark}`;
    return { kind, mark, before: before?.schema, after: after?.schema };
  });
}

/** The field whose value tells all of them apart, before and after. */
function tagOf(old: Alternative[], now: Alternative[]): string | undefined {
  const [first] = [...old, ...now];
  return [...(first?.constants.keys() ?? [])].find((name) =>
    [old, now].every((side) => {
      const values = side.flatMap(({ constants }) => constants.get(name) ?? []);
      return new Set(values).size === side.length;
    }),
  );
}

type Likeness = (before: Alternative, after: Alternative) => boolean;

function isTagged(tag: string): Likeness {
  return (before, after) => before.constants.get(tag) === after.constants.get(tag);
}

/** Where no field tells them apart, none may be left over that could have been compared. */
const likeness: Likeness[] = [
  (before, after) =>
    refIn(before.schema) !== undefined && refIn(before.schema) === refIn(after.schema),
  (before, after) => isDeepStrictEqual(before.schema, after.schema),
  () => true,
];

function match(old: Alternative[], now: Alternative[], likenesses: Likeness[]) {
  const matched: [Alternative, Alternative][] = [];
  const gone = new Set(old);
  const added = new Set(now);
  for (const isLike of likenesses) {
    for (const before of gone) {
      const after = [...added].find((each) => isLike(before, each));
      if (after === undefined) continue;
      matched.push([before, after]);
      gone.delete(before);
      added.delete(after);
    }
  }
  return { matched, gone: [...gone], added: [...added] };
}

function alternativesOf(schema: JsonSchema, schemas: JsonSchemas): Alternative[] {
  const { anyOf, oneOf, type, ...rest } = resolve(schema, schemas);
  const several = anyOf ?? oneOf;
  if (several) {
    return several.flatMap((each) => {
      const named = { ...rest, ...each };
      const alternatives = alternativesOf(named, schemas);
      // Named, so that what became of it is told by its name.
      const isOne = alternatives.length === 1 && refIn(each) !== undefined;
      return isOne ? alternatives.map((one) => ({ ...one, schema: named })) : alternatives;
    });
  }
  const types = typeof type === "string" ? [type] : (type ?? ["anything"]);
  const constants = constantsOf(rest, schemas);
  return types.map((each) => ({
    type: each,
    schema: each === "null" ? { type: each } : { ...rest, type: each },
    constants,
  }));
}

function constantsOf({ properties = {} }: JsonSchema, schemas: JsonSchemas): Map<string, string> {
  return new Map(
    Object.entries(properties).flatMap(([name, property]) => {
      const { const: value } = resolve(property, schemas);
      return value === undefined ? [] : [[name, JSON.stringify(value)]];
    }),
  );
}

/** What is said beside a reference, as a default, counts as well. */
function resolve(schema: JsonSchema, schemas: JsonSchemas): JsonSchema {
  const name = refIn(schema);
  if (name === undefined) return schema;
  const { $ref: _ref, ...beside } = schema;
  return { ...resolve(schemas[name] ?? {}, schemas), ...beside };
}
