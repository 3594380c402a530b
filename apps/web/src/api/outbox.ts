import { createStore, del, delMany, set, values } from "idb-keyval";
import { reasonOf } from "./error-reason.ts";
import { isRecord } from "./is-record.ts";

const store = createStore("tenon-outbox", "changes");

/** The server remembers a key for a day. */
const repeatableForMs = 20 * 60 * 60_000;
const triesAgainMs = 5_000;

/** A change as it was written, kept until its answer is heard. */
export type Kept = {
  /** Also the key by which the server does it once. */
  key: string;
  owner: string;
  at: number;
  /** When it may have been sent for the first time. */
  triedAt: number | null;
  change: unknown;
};

/** What one person has changed and the server may not know yet; see docs/decisions/0034. */
export type Outbox = {
  /** Keeps a change, across a reload too, and answers its key. */
  keep(change: unknown): string;
  /** Sends it when there is a connection, as often as it takes to hear an answer. */
  deliver<Output>(key: string, send: () => Promise<Output>): Promise<Output>;
  /** It is answered, or given up. */
  drop(key: string): void;
  /** Takes over what pages left that are gone, if it is known how to go on with it, the oldest first; each is left to one page. */
  adopt(isKnown?: (change: unknown) => boolean): Promise<Kept[]>;
  /** How many could not be sent so far. */
  stuck(): number;
  subscribe(listener: () => void): () => void;
};

/** A change that may have been done long ago: sending it again could do it twice. */
export class UnknownOutcome extends Error {}

type Options = { owner: string; isOwnerHere: () => boolean };

export function createOutbox({ owner, isOwnerHere }: Options): Outbox {
  const held = new Map<string, { kept: Kept; stored: Promise<void>; release: () => void }>();
  const stuck = new Set<string>();
  const listeners = new Set<() => void>();

  return {
    keep(change) {
      const at = Date.now();
      const key = crypto.randomUUID();
      const triedAt = navigator.onLine ? at : null;
      const kept: Kept = { key, owner, at, triedAt, change };
      hold(kept, set(key, kept, store));
      if (!navigator.onLine) mark(key, true);
      return key;
    },
    async deliver(key, send) {
      for (;;) {
        if (!navigator.onLine) {
          mark(key, true);
          await reconnected();
        }
        try {
          await begin(key);
          if (!isOwnerHere()) await forever();
          const output = await send();
          mark(key, false);
          return output;
        } catch (error) {
          if (!isOwnerHere()) await forever();
          mark(key, isLost(error));
          if (!isLost(error)) throw error;
        }
        await reconnected(triesAgainMs);
      }
    },
    drop(key) {
      const entry = held.get(key);
      mark(key, false);
      held.delete(key);
      void entry?.stored
        .then(() => del(key, store))
        .finally(entry.release)
        .catch(() => {});
    },
    async adopt(isKnown = () => true) {
      if (!isOwnerHere()) return [];
      const left = (await values<unknown>(store)).filter((value) => isKept(value));
      const own = left.filter((kept) => kept.owner === owner && isKnown(kept.change));
      const taken = await Promise.all(own.toSorted((a, b) => a.at - b.at).map(take));
      return taken.flatMap((kept) => kept ?? []);
    },
    stuck: () => stuck.size,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** While a page holds the lock of a change, no other sends it; a page that is closed lets go of all. */
  function hold(kept: Kept, stored: Promise<void>): void {
    const { promise: released, resolve } = Promise.withResolvers<unknown>();
    const release = () => resolve(null);
    held.set(kept.key, { kept, stored: stored.catch(() => {}), release });
    void navigator.locks.request(lockOf(kept.key), () => released);
  }

  async function take(kept: Kept): Promise<Kept | null> {
    if (held.has(kept.key)) return null;
    const { promise: taken, resolve } = Promise.withResolvers<boolean>();
    void navigator.locks.request(lockOf(kept.key), { ifAvailable: true }, async (lock) => {
      if (!lock) {
        resolve(false);
        return undefined;
      }
      // Another page may have sent it since it was read.
      const isThere = (await values<unknown>(store)).some(
        (value) => isKept(value) && value.key === kept.key,
      );
      resolve(isThere);
      if (!isThere) return undefined;
      const { promise: released, resolve: letGo } = Promise.withResolvers<unknown>();
      held.set(kept.key, { kept, stored: Promise.resolve(), release: () => letGo(null) });
      mark(kept.key, true);
      return released;
    });
    return (await taken) ? kept : null;
  }

  /** That it is sent is known before it is, and how long ago that was. */
  async function begin(key: string): Promise<void> {
    const entry = held.get(key);
    if (!entry) return;
    const { kept } = entry;
    if (kept.triedAt === null) {
      kept.triedAt = Date.now();
      await entry.stored.then(() => set(key, kept, store)).catch(() => {});
    } else if (kept.triedAt < Date.now() - repeatableForMs) {
      throw new UnknownOutcome();
    }
  }

  function mark(key: string, isStuck: boolean): void {
    if (stuck.has(key) === isStuck) return;
    if (isStuck) stuck.add(key);
    else stuck.delete(key);
    for (const listener of listeners) listener();
  }
}

/** Forgets what was kept, but for one person's where that is given. */
export async function forgetChanges(besidesOf?: string): Promise<void> {
  const kept = (await values<unknown>(store)).filter((value) => isKept(value));
  const others = kept.filter(({ owner }) => owner !== besidesOf);
  await delMany(
    others.map(({ key }) => key),
    store,
  );
}

/** Whether there was no answer at all, so that nobody knows whether it was done. */
function isLost(error: unknown): boolean {
  return !(error instanceof UnknownOutcome) && reasonOf(error) === null;
}

function lockOf(key: string): string {
  return `tenon-change-${key}`;
}

/** Waits for the network, or so long. */
async function reconnected(atMostMs?: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const timer = atMostMs === undefined ? undefined : setTimeout(resolve, atMostMs, null);
  window.addEventListener("online", resolve);
  await promise;
  window.removeEventListener("online", resolve);
  clearTimeout(timer);
}

/** What a person who is no longer here changed is neither done nor refused. */
function forever(): Promise<never> {
  return new Promise(() => {});
}

function isKept(value: unknown): value is Kept {
  return (
    isRecord(value) &&
    typeof value["key"] === "string" &&
    typeof value["owner"] === "string" &&
    typeof value["at"] === "number" &&
    (value["triedAt"] === null || typeof value["triedAt"] === "number")
  );
}
