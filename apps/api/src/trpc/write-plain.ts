import type { SuperJSONResult } from "superjson";

type Annotations = Record<string, ["Date"] | ["undefined"]>;
type Json = SuperJSONResult["json"];

const maxDepth = 32;

/** What superjson would write for plain objects, arrays, scalars and dates; null when there is anything else inside. */
export function writePlain(value: unknown): SuperJSONResult | null {
  const values: Annotations = {};
  try {
    const json = write(value, { path: "", depth: 0, values });
    return Object.keys(values).length === 0 ? { json } : { json, meta: { values, v: 1 } };
  } catch (reason) {
    if (reason === notPlain) return null;
    throw reason;
  }
}

const notPlain = new Error("There is more than plain data inside.");
/** Names that superjson refuses, and the empty one, which would be lost from a path. */
const refusedKeys = new Set(["__proto__", "constructor", "prototype", ""]);

type Place = { path: string; depth: number; values: Annotations };

function write(value: unknown, place: Place): Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (!Number.isFinite(value) || Object.is(value, -0)) throw notPlain;
      return value;
    case "undefined":
      return annotate(null, "undefined", place);
    case "object":
      return value === null ? null : writeObject(value, place);
    default:
      throw notPlain;
  }
}

function writeObject(value: object, place: Place): Json {
  if (place.depth > maxDepth) throw notPlain;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.map((item, index) => write(item, below(place, String(index))));
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw notPlain;
    return annotate(value.toISOString(), "Date", place);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notPlain;
  const written: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (refusedKeys.has(key)) throw notPlain;
    written[key] = write(item, below(place, key));
  }
  return written;
}

function annotate(json: Json, type: "Date" | "undefined", { path, values }: Place): Json {
  if (path === "") throw notPlain;
  values[path] = [type];
  return json;
}

function below({ path, depth, values }: Place, key: string): Place {
  const escaped = key.includes(".") || key.includes("\\") ? escapeKey(key) : key;
  return { path: path === "" ? escaped : `${path}.${escaped}`, depth: depth + 1, values };
}

function escapeKey(key: string): string {
  return key.replaceAll("\\", "\\\\").replaceAll(".", "\\.");
}
