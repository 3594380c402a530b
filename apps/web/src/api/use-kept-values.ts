import { useEffect, useState } from "react";
import { useSession } from "./session-context.ts";
import { restoreTyped, writeTyped } from "./typed-text.ts";

/**
 * The values of a form. Under a name, what is typed outlives a reload of the page, in this tab and for this person;
 * it is forgotten when it is stored, taken back, or the form is left. Nothing secret has a name.
 */
export function useKeptValues<Values extends object>(
  initialValues: Values,
  name: string | undefined,
) {
  const holder = useSession().holder();
  const key = name === undefined || holder === null ? null : `tenon-typed-${holder}-${name}`;
  const [values, setValues] = useState(() => restoreTyped(initialValues, read(key)));
  const typed = key === null ? null : writeTyped(initialValues, values);
  useEffect(() => write(key, typed), [key, typed]);
  useEffect(() => () => write(key, null), [key]);
  return [values, setValues] as const;
}

function read(key: string | null): string | null {
  try {
    return key === null ? null : sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string | null, text: string | null): void {
  if (key === null) return;
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Storage that is full or forbidden costs a convenience.
  }
}
