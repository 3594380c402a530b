/** A row that was never measured is taken to be this high while none was. */
const usualHeight = 48;

/** How high the rows of a list are, as far as they stood in the page. */
export type RowHeights = {
  measure(id: string, height: number): void;
  /** Goes up whenever a row turns out to be of another height than it was taken to be. */
  version(): number;
  /** Where each row begins, and at last where they end. */
  startsOf(rows: readonly Row[]): readonly number[];
};

type Row = { id: string };

/** Those that were not measured are as high as the row at their place was before, or else as the first measured one is. */
export function createRowHeights(before: readonly number[]): RowHeights {
  const known = new Map<string, number>();
  const guessed = new Map<string, number>();
  let version = 0;
  let usual: number | undefined;
  let last: { rows: readonly Row[]; version: number; starts: readonly number[] } | undefined;

  return {
    measure(id, height) {
      const taken = known.get(id) ?? guessed.get(id);
      known.set(id, height);
      usual ??= height;
      if (taken !== height) version += 1;
    },
    version: () => version,
    startsOf(rows) {
      if (last?.rows !== rows || last.version !== version) {
        last = { rows, version, starts: addUp(rows) };
      }
      return last.starts;
    },
  };

  function addUp(rows: readonly Row[]): number[] {
    let end = 0;
    const ends = rows.map(({ id }, index) => {
      end += known.get(id) ?? guess(id, index);
      return end;
    });
    return [0, ...ends];
  }

  function guess(id: string, index: number): number {
    const height = before[index] ?? usual ?? usualHeight;
    guessed.set(id, height);
    return height;
  }
}
