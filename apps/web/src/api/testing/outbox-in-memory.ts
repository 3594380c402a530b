/** An outbox without a browser: what is kept stands in it, in the order it was written. */
export function createOutboxInMemory<Writing>() {
  const kept = new Map<string, Writing>();
  let count = 0;
  return {
    kept,
    keep(writing: Writing) {
      count += 1;
      kept.set(`key-${count}`, writing);
      return `key-${count}`;
    },
    drop: (key: string) => void kept.delete(key),
  };
}
