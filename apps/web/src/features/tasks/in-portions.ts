import { maxBulk } from "@tenon/schemas/task-words";

type Portions = {
  ids: readonly string[];
  /** Sends one portion, and answers which of it were there to be sent. */
  send: (portion: string[], index: number) => Promise<string[]>;
  /** Told before each portion which are still to come, itself included. */
  onRest: (rest: readonly string[]) => void;
};

/** What became of many tasks: those after a failure were not tried. */
export type Sent = {
  done: ReadonlySet<string>;
  rest: readonly string[];
  /** Why it ended before the last one. */
  failure: { error: unknown } | null;
};

/** Sends ids in as many calls as it takes, one after another. */
export async function inPortions({ ids, send, onRest }: Portions): Promise<Sent> {
  const done = new Set<string>();
  for (let from = 0; from < ids.length; from += maxBulk) {
    const rest = ids.slice(from);
    onRest(rest);
    try {
      for (const id of await send(rest.slice(0, maxBulk), from / maxBulk)) done.add(id);
    } catch (error) {
      return { done, rest, failure: { error } };
    }
  }
  return { done, rest: [], failure: null };
}
