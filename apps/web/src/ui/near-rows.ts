/** Some rows of a list, by their places in it: the last one is before `to`. */
export type Span = { from: number; to: number };

/** What stands in the page: a row, or the room that those before it take. */
export type Part = { index: number } | { room: number; before: number };

/** The rows that touch what is between two heights of a list. */
export function rowsBetween(starts: readonly number[], top: number, bottom: number): Span {
  const last = starts.length - 2;
  const from = Math.min(Math.max(rowAt(starts, top), 0), last);
  return { from, to: Math.min(rowAt(starts, bottom), last) + 1 };
}

/** The rows of a span, and the one that is held with those beside it, so that there is a way on from it. */
export function shownRows({ from, to }: Span, held: number | null, count: number): number[] {
  const beside = held === null ? [] : [held - 1, held, held + 1];
  const outside = beside.filter((index) => index < from || index >= to);
  const span = Array.from({ length: Math.max(to - from, 0) }, (_, index) => from + index);
  return [...span, ...outside]
    .filter((index) => index >= 0 && index < count)
    .toSorted((one, other) => one - other);
}

/** The shown rows with room for the others between them. */
export function partsOf(starts: readonly number[], shown: readonly number[]): Part[] {
  const count = starts.length - 1;
  let next = 0;
  const parts = shown.flatMap((index): Part[] => {
    const room = roomBetween(starts, next, index);
    next = index + 1;
    return room > 0 ? [{ room, before: index }, { index }] : [{ index }];
  });
  const below = roomBetween(starts, next, count);
  return below > 0 ? [...parts, { room: below, before: count }] : parts;
}

function roomBetween(starts: readonly number[], from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

/** The last row that begins at a height or above it. */
function rowAt(starts: readonly number[], height: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((starts[middle] ?? 0) <= height) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
