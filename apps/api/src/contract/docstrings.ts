import { readFileSync } from "node:fs";
import type { JsonSchema } from "./json-schema.ts";
import type { JsonSchemas } from "./json-schemas.ts";
import { vocabularyFiles } from "./vocabulary.ts";

/** What stands above a constant of the vocabulary, and above the fields that are written in it. */
type Docs = { text: string | undefined; fields: Record<string, string> };

/**
 * The schemas with what is written above them and above their fields: what editors show is what the reference shows.
 * It is read from the sources, from which the server runs anyway; without them nothing but the texts is missing.
 */
export function withDocstrings(schemas: JsonSchemas): JsonSchemas {
  const docs = readDocstrings(vocabularyFiles.map(readSource));
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const { text, fields } = docs.get(name) ?? { text: undefined, fields: {} };
      return [name, withText(describeFields(schema, fields), text)];
    }),
  );
}

function withText(schema: JsonSchema, text: string | undefined): JsonSchema {
  return text === undefined ? schema : { description: text, ...schema };
}

function describeFields(schema: JsonSchema, fields: Docs["fields"]): JsonSchema {
  if (schema.items) return { ...schema, items: describeFields(schema.items, fields) };
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(([name, field]) => {
    const described = describeFields(field, fields);
    return [name, withText(described, fields[name])] as const;
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}

/** By the names of constants. One that spreads or extends another has that one's fields, too. */
export function readDocstrings(sources: string[]): ReadonlyMap<string, Docs> {
  const read = new Map<string, Docs>();
  for (const [, doc, name = "", body = ""] of sources.flatMap(constantsIn)) {
    const inherited = [...body.matchAll(/\.\.\.(\w+)|^\s*(\w+)\.(?:extend|omit|pick)\(/g)];
    const fields = [
      ...inherited.flatMap(([, spread, base]) =>
        Object.entries(read.get(spread ?? base ?? "")?.fields ?? {}),
      ),
      ...[...body.matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*(\w+):/g)].map(
        ([, text = "", field = ""]) => [field, plain(text)] as const,
      ),
    ];
    read.set(name, { text: doc && plain(doc), fields: Object.fromEntries(fields) });
  }
  return read;
}

function constantsIn(source: string): RegExpExecArray[] {
  const statement =
    /^(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?(?:export )?const (\w+) =([^]*?)(?=^(?:\/\*\*|export |const |function |type )|$(?![^]))/gm;
  return [...source.matchAll(statement)];
}

/** A docstring without its stars and line ends. */
function plain(docstring: string): string {
  return docstring.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim();
}

function readSource(file: string): string {
  try {
    return readFileSync(new URL(import.meta.resolve(`@tenon/schemas/${file}`)), "utf8");
  } catch {
    return "";
  }
}
