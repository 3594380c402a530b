import type { JsonSchema } from "#contract/json-schema.ts";
import type { JsonSchemas } from "#contract/json-schemas.ts";

/** Schemas in words that every reader of OpenAPI knows: no bounds of moments, and a record's names as fields. */
export function openApiSchemas(schemas: JsonSchemas): JsonSchemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, openApiSchema(schema)]),
  );
}

function openApiSchema(schema: JsonSchema): JsonSchema {
  const { formatMinimum: _first, formatMaximum: _last, ...known } = schema;
  const { properties, additionalProperties: rest, required, items } = known;
  const adapted = {
    ...known,
    ...(items && { items: openApiSchema(items) }),
    ...(properties && { properties: openApiSchemas(properties) }),
    ...(typeof rest === "object" && { additionalProperties: openApiSchema(rest) }),
  };
  if (properties || typeof rest !== "object" || !required) return adapted;
  const { propertyNames: _names, additionalProperties: _rest, ...record } = adapted;
  return {
    ...record,
    properties: openApiSchemas(Object.fromEntries(required.map((name) => [name, rest]))),
  };
}
