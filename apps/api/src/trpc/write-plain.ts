import type { SuperJSONResult } from "superjson";

type Annotations = Record<string, ["Date"] | ["undefined"]>;
type Json = SuperJSONResult["json"];

const maxDepth = 32;

/** What superjson would write for plain objects, arrays, scalars and dates; null when there is anything else inside. */
export function writePlain(value: unknown): SuperJSONResult | null {
  const values: Annotations = {};
  let depth = 0;
  try {
    const json = write(value, "", "");
    return Object.keys(values).length === 0 ? { json } : { json, meta: { values, v: 1 } };
  } catch (reason) {
    if (reason === notPlain) return null;
    throw reason;
  }

  /** `above` ends with a dot: most values are scalars, for which no path is put together. */
  function write(item: unknown, above: string, key: string): Json {
    switch (typeof item) {
      case "string":
      case "boolean":
        return item;
      case "number":
        if (!Number.isFinite(item) || Object.is(item, -0)) throw notPlain;
        return item;
      case "undefined":
        annotate(above + escapeKey(key), "undefined");
        return null;
      case "object":
        return item === null ? null : writeObject(item, above + escapeKey(key));
      default:
        throw notPlain;
    }
  }

  function writeObject(item: object, path: string): Json {
    if (item instanceof Date) {
      if (Number.isNaN(item.getTime())) throw notPlain;
      annotate(path, "Date");
      return item.toISOString();
    }
    if (depth > maxDepth) throw notPlain;
    depth += 1;
    const above = depth === 1 ? "" : `${path}.`;
    const written = Array.isArray(item) ? writeArray(item, above) : writeRecord(item, above);
    depth -= 1;
    return written;
  }

  function writeArray(items: unknown[], above: string): Json {
    return items.map((item, index) => write(item, above, String(index)));
  }

  function writeRecord(record: object, above: string): Json {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) throw notPlain;
    const written: Record<string, Json> = {};
    for (const [key, item] of Object.entries(record)) {
      if (refusedKeys.has(key)) throw notPlain;
      written[key] = write(item, above, key);
    }
    return written;
  }

  function annotate(path: string, type: "Date" | "undefined"): void {
    if (path === "") throw notPlain;
    values[path] = [type];
  }
}

const notPlain = new Error("There is more than plain data inside.");
/** Names that superjson refuses, and the empty one, which would be lost from a path. */
const refusedKeys = new Set(["__proto__", "constructor", "prototype", ""]);

function escapeKey(key: string): string {
  if (!key.includes(".") && !key.includes("\\")) return key;
  return key.replaceAll("\\", "\\\\").replaceAll(".", "\\.");
}
