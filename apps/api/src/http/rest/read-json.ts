import { z } from "zod";
import { isRecord } from "#trpc/is-record.ts";
import { declaredSchema } from "./declared-schema.ts";
import { readMoment } from "./read-text.ts";

type Path = (string | number)[];

/** Makes of JSON what a schema declares; whatever else is wrong with it is the schema's to say. */
type ReadJson = (value: unknown, path: Path) => unknown;

/** Only times need reading, as JSON has none: they come as ISO 8601. Null where a schema has none either. */
export function jsonReader(schema: z.core.SomeType): ReadJson | null {
  const declared = declaredSchema(schema);
  if (declared instanceof z.ZodDate) return readTime;
  if (declared instanceof z.ZodArray) return arrayReader(declared);
  if (declared instanceof z.ZodObject) return objectReader(declared);
  if (plain.has(declared.type)) return null;
  throw new Error(`REST does not know how to read a field of type ${declared.type}.`);
}

const plain = new Set<z.ZodType["type"]>(["string", "number", "boolean", "enum", "literal"]);

function readTime(value: unknown, path: Path): unknown {
  return typeof value === "string" ? readMoment(value, path) : value;
}

function arrayReader({ element }: z.ZodArray): ReadJson | null {
  const read = jsonReader(element);
  if (!read) return null;
  return (value, path) =>
    Array.isArray(value) ? value.map((item, index) => read(item, [...path, index])) : value;
}

function objectReader({ shape }: z.ZodObject): ReadJson | null {
  const readers = new Map(
    Object.entries<z.core.SomeType>(shape).flatMap(([name, field]) => {
      const read = jsonReader(field);
      return read ? [[name, read] as const] : [];
    }),
  );
  if (readers.size === 0) return null;
  return (value, path) => {
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, field]): [string, unknown] => [
        name,
        readers.get(name)?.(field, [...path, name]) ?? field,
      ]),
    );
  };
}
