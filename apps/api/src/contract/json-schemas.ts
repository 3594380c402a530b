import { z } from "zod";
import { JsonSchema } from "./json-schema.ts";
import { vocabulary } from "./vocabulary.ts";

export type JsonSchemas = Record<string, JsonSchema>;

const components = "#/components/schemas/";

/** How one schema names another. */
export function refTo(name: string): JsonSchema {
  return { $ref: `${components}${name}` };
}

/** The name that a schema refers to another by. */
export function refIn({ $ref }: JsonSchema): string | undefined {
  return $ref?.slice(components.length);
}

/**
 * The vocabulary and more schemas by their names, as they are taken or as they are answered; what they are made of and has a name is referred to.
 * Nothing of them is changed: Zod is asked what it would do.
 */
export function toJsonSchemas(
  more: ReadonlyMap<string, z.ZodType>,
  io: "input" | "output",
): JsonSchemas {
  const names = z.registry<{ id: string }>();
  for (const [schema, id] of vocabulary) names.add(schema, { id });
  for (const [id, schema] of more) names.add(schema, { id });
  const { schemas } = z.toJSONSchema(names, {
    io,
    uri: (id) => `${components}${id}`,
    unrepresentable: ({ zodSchema }) =>
      zodSchema instanceof z.ZodDate ? dateTime(zodSchema) : "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema instanceof z.ZodPipe && zodSchema.out instanceof z.ZodEmail) {
        jsonSchema.format = "email";
      }
      // Every number that JavaScript holds exactly is between these two: they bound nothing.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // Zod says that an answer has no other fields; whoever reads one has to bear fields that are new.
      if (zodSchema instanceof z.ZodObject && zodSchema.def.catchall === undefined) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [
      name,
      JsonSchema.parse(schema),
    ]),
  );
}

/** Schemas right below this one. */
export function partsOf(schema: JsonSchema): JsonSchema[] {
  const {
    properties = {},
    additionalProperties,
    propertyNames,
    items,
    anyOf,
    oneOf,
    allOf,
  } = schema;
  return [
    ...Object.values(properties),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
    ...[propertyNames, items].flatMap((part) => part ?? []),
    ...[anyOf, oneOf, allOf].flatMap((parts) => parts ?? []),
  ];
}

/** Those of the names, and all that they refer to. */
export function within(schemas: JsonSchemas, names: Iterable<string>): JsonSchemas {
  const found: JsonSchemas = {};
  const visit = (name: string) => {
    const schema = schemas[name];
    if (schema === undefined || name in found) return;
    found[name] = schema;
    for (const referred of refsIn(schema)) visit(referred);
  };
  for (const name of names) visit(name);
  return found;
}

function refsIn(schema: JsonSchema): string[] {
  return [refIn(schema) ?? [], ...partsOf(schema).map(refsIn)].flat();
}

// oxlint-disable-next-line typescript/no-deprecated -- Zod has no other public name for a date's bounds
function dateTime({ minDate, maxDate }: z.ZodDate) {
  return {
    type: "string",
    format: "date-time",
    ...(minDate && { formatMinimum: minDate.toISOString() }),
    ...(maxDate && { formatMaximum: maxDate.toISOString() }),
  } as const;
}
