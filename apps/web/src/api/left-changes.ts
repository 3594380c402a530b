import { isRecord } from "./is-record.ts";
import type { Kept, Outbox } from "./outbox.ts";

/** Goes on with a change of one kind; answers false when it can't be read any more. */
export type GoOn = (key: string, change: unknown) => Promise<boolean>;

/**
 * Takes over what pages that are gone could not send. Each kind of change is known by the noun that its type begins with;
 * of other kinds, a page of a newer version knows.
 */
export function createLeftChanges(
  outbox: Pick<Outbox, "adopt" | "drop">,
  kinds: Record<string, GoOn>,
): () => Promise<void> {
  const left: Kept[] = [];

  return async () => {
    left.push(...(await outbox.adopt((change) => nounOf(change) in kinds).catch(() => [])));
    for (let next = left.shift(); next; next = left.shift()) {
      const { key, change } = next;
      const goOn = kinds[nounOf(change)];
      try {
        if (!goOn || !(await goOn(key, change))) outbox.drop(key);
      } catch {
        // What reads it could not be loaded: it waits for the next time.
        left.unshift(next);
        return;
      }
    }
  };
}

/** Reads a change with what is loaded only when there is one, and hands it over. */
export function goOnWith<Writing extends object>(
  load: () => Promise<(change: unknown) => Writing | null>,
  resume: (key: string, writing: Writing) => void | Promise<void>,
): GoOn {
  return async (key, change) => {
    const writing = (await load())(change);
    if (writing) await resume(key, writing);
    return writing !== null;
  };
}

/** `tasks` of `tasks.edit`. */
function nounOf(change: unknown): string {
  const type = isRecord(change) ? change["type"] : undefined;
  return typeof type === "string" ? (type.split(".")[0] ?? "") : "";
}
