import { AppError } from "#platform/errors/app-error.ts";

/**
 * Puts back the dates and undefined values that superjson's annotations name, in place.
 * A path must lead to a value that is there: nothing is created, so no annotation can grow an array or reach a prototype.
 */
export function restoreValues(json: unknown, annotations: unknown): unknown {
  if (annotations === undefined) return json;
  if (typeof annotations !== "object" || annotations === null) throw refuse();
  if (Array.isArray(annotations)) return restore(json, annotations);
  for (const [path, annotation] of Object.entries(annotations)) {
    const segments = parsePath(path);
    const key = segments.pop() ?? "";
    const parent = segments.reduce(step, json);
    Reflect.set(ownerOf(parent, key), key, restore(step(parent, key), annotation));
  }
  return json;
}

function restore(value: unknown, annotation: unknown): unknown {
  const type: unknown = Array.isArray(annotation) && annotation.length === 1 ? annotation[0] : null;
  if (type === "undefined") return undefined;
  if (type === "Date" && typeof value === "string") return new Date(value);
  throw refuse();
}

function step(parent: unknown, key: string): unknown {
  return Reflect.get(ownerOf(parent, key), key);
}

function ownerOf(parent: unknown, key: string): object {
  if (typeof parent !== "object" || parent === null || !isElement.call(parent, key)) throw refuse();
  return parent;
}

/** Own and enumerable, so the length of an array is none. */
const isElement = Object.prototype.propertyIsEnumerable;

function parsePath(path: string): string[] {
  const segments = path.match(/(?:[^.\\]|\\[.\\])+/g) ?? [];
  return segments.map((segment) => segment.replaceAll(/\\([.\\])/g, "$1"));
}

function refuse(): AppError {
  return new AppError(
    { code: "VALIDATION_FAILED", issues: [] },
    { message: "The input's annotations may only name dates and undefined values that are there." },
  );
}
