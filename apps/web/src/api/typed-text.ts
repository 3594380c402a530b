import { isRecord } from "./is-record.ts";

/** What was changed about the values a form began with, as text; null when that is nothing. */
export function writeTyped(initial: object, values: object): string | null {
  const typed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(initial, name)),
  );
  return typed.length === 0 ? null : JSON.stringify(Object.fromEntries(typed));
}

/** The values a form begins with, with what was typed before in its place; what no longer fits is left out. */
export function restoreTyped<Values extends object>(initial: Values, text: string | null): Values {
  const restored = { ...initial };
  for (const [name, value] of Object.entries(parse(text))) {
    if (name in initial && isAlike(value, Reflect.get(initial, name))) {
      Reflect.set(restored, name, value);
    }
  }
  return restored;
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const typed: unknown = JSON.parse(text ?? "{}");
    return isRecord(typed) ? typed : {};
  } catch {
    return {};
  }
}

function isAlike(value: unknown, model: unknown): boolean {
  if (Array.isArray(value) || Array.isArray(model)) {
    return Array.isArray(value) && Array.isArray(model);
  }
  if (!isRecord(value) || !isRecord(model)) return typeof value === typeof model;
  return Object.keys(model).every((name) => isAlike(value[name], model[name]));
}
