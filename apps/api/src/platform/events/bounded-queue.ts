/** What somebody has yet to take, in order; a queue that grew too long takes no more. */
export type BoundedQueue<Item> = {
  /** False when it is full, or was ended. */
  add(item: Item): boolean;
  /** Waits for the next one; undefined at the end. Throws what it was ended with, once the rest was taken. */
  take(): Promise<Item | undefined>;
  isEmpty(): boolean;
  end(failure?: { error: unknown }): void;
};

export function createBoundedQueue<Item>(most: number): BoundedQueue<Item> {
  const items: Item[] = [];
  let ending: { failure: { error: unknown } | undefined } | undefined;
  let changed = Promise.withResolvers<null>();

  return {
    add(item) {
      if (ending || items.length >= most) return false;
      items.push(item);
      changed.resolve(null);
      return true;
    },
    async take() {
      while (isWaiting()) {
        await changed.promise;
        changed = Promise.withResolvers();
      }
      const item = items.shift();
      if (item === undefined && ending?.failure) throw ending.failure.error;
      return item;
    },
    isEmpty: () => items.length === 0,
    end(failure) {
      ending ??= { failure };
      changed.resolve(null);
    },
  };

  function isWaiting(): boolean {
    return items.length === 0 && !ending;
  }
}
