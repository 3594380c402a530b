/** What the person has done and the server has not yet taken over into its answers, in the order it was done. */
export type Pending<Change extends { key: string }> = {
  current(): readonly Change[];
  subscribe(listener: () => void): () => void;
  /** Puts a change in, or in the place of the one with the same key. */
  put(change: Change): void;
  /** Taking one out is all there is to rolling it back. */
  take(key: string): void;
};

export function createPending<Change extends { key: string }>(): Pending<Change> {
  let changes: readonly Change[] = [];
  const listeners = new Set<() => void>();

  return {
    current: () => changes,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(change) {
      const isKnown = changes.some(({ key }) => key === change.key);
      enter(
        isKnown
          ? changes.map((known) => (known.key === change.key ? change : known))
          : [...changes, change],
      );
    },
    take: (key) => enter(changes.filter((change) => change.key !== key)),
  };

  function enter(next: readonly Change[]): void {
    changes = next;
    for (const listener of listeners) listener();
  }
}
