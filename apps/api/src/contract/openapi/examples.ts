import type { JsonSchema } from "#contract/json-schema.ts";
import { type JsonSchemas, refIn } from "#contract/json-schemas.ts";

/** A value that a schema lets through, with words that people would use. */
export function exampleOf(schema: JsonSchema, schemas: JsonSchemas, field = ""): unknown {
  const name = refIn(schema);
  if (name !== undefined) {
    return schema.default ?? words.get(name) ?? exampleOf(schemas[name] ?? {}, schemas, field);
  }
  const { anyOf, const: constant, enum: choices, type } = schema;
  if (constant !== undefined) return constant;
  if (choices) return schema.default ?? choices[0];
  if (anyOf?.[0]) return exampleOf(anyOf[0], schemas, field);
  switch (typeof type === "string" ? type : type?.[0]) {
    case "object":
      return objectLike(schema, schemas);
    case "array":
      return schema.items ? [exampleOf(schema.items, schemas, field)] : [];
    case "boolean":
      return wordFor(field, "boolean") ?? true;
    case "integer":
    case "number":
      return wordFor(field, "number") ?? schema.default ?? schema.minimum ?? 1;
    case "string":
      return wordFor(field, "string") ?? formats.get(schema.format ?? "") ?? "…";
    default:
      return null;
  }
}

function wordFor(field: string, type: "boolean" | "number" | "string") {
  const word = words.get(field);
  return typeof word === type ? word : undefined;
}

function objectLike(schema: JsonSchema, schemas: JsonSchemas): Record<string, unknown> {
  const { properties, propertyNames, additionalProperties } = schema;
  if (properties) {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !rarelySent.has(name) || schema.required?.includes(name))
        .map(([name, field]) => [name, exampleOf(field, schemas, name)]),
    );
  }
  if (typeof additionalProperties !== "object") return {};
  const names = propertyNames?.$ref
    ? (schemas[refIn(propertyNames) ?? ""]?.enum ?? [])
    : (propertyNames?.enum ?? ["name"]);
  return Object.fromEntries(
    names.map((name) => [String(name), exampleOf(additionalProperties, schemas)]),
  );
}

/** What a change can name, and an example that is sent as it stands should not. */
const rarelySent = new Set(["version", "cursor", "expectedTotal", "transport", "isActive", "role"]);

const formats = new Map([
  ["date-time", "2026-03-14T09:30:00.000Z"],
  ["date", "2026-03-14"],
  ["email", "ada@example.com"],
  ["uuid", "01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44"],
]);

/** By the names of schemas and of fields. */
const words = new Map<string, string | number | boolean>([
  ["EnteredPassword", "correct horse battery"],
  ["Password", "correct horse battery"],
  ["Cursor", "WyIyMDI2LTAzLTE0Il0"],
  ["RefreshToken", "dGhpcy1pcy1vbmx5LWFuLWV4YW1wbGU"],
  ["accessToken", "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl"],
  ["address", "192.0.2.1"],
  ["amount", 12_900],
  ["body", "The saw is sharp again."],
  ["completed", false],
  ["csv", "title,priority\nOrder the oak,high\n"],
  ["currency", "EUR"],
  ["description", "Four boards, 40 mm, quarter-sawn."],
  ["detail", "This was changed meanwhile."],
  ["email", "ada@example.com"],
  ["excerpt", "The saw is sharp again."],
  ["expiresIn", 600],
  ["html", "<p>The saw is sharp again.</p>"],
  ["key", "tenon_…"],
  ["message", "Must not be blank."],
  ["name", "Ada Lovelace"],
  ["note", "Counted on Friday."],
  ["number", 1001],
  ["path", "title"],
  ["prefix", "tenon_4Fz9"],
  ["PostSlug", "the-saw-is-sharp-again"],
  ["quantity", 2],
  ["retryAfter", 5],
  ["row", 2],
  ["sku", "OAK-40"],
  ["slug", "the-saw-is-sharp-again"],
  ["status", "placed"],
  ["stock", 12],
  ["TaskTag", "workshop"],
  ["tag", "workshop"],
  ["tags", "workshop"],
  ["title", "Order the oak"],
  ["TaskTitle", "Order the oak"],
  ["token", "dGhpcy1pcy1vbmx5LWFuLWV4YW1wbGU"],
  ["url", "https://example.com/tenon"],
  ["userAgent", "curl/8.14"],
  ["UserName", "Ada Lovelace"],
]);
