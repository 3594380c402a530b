import type { Span } from "./near-rows.ts";
import { createRowHeights } from "./row-heights.ts";

/** What a list knows of its rows: how high they are, and which of them are near the window. */
export function createRowPlaces(heightsBefore: readonly number[]) {
  const heights = createRowHeights(heightsBefore);
  const listeners = new Set<() => void>();
  let current = { near: { from: 0, to: 0 }, version: heights.version() };
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) measure(target, borderBoxSize[0]?.blockSize);
    tell(current.near);
  });

  return {
    startsOf: heights.startsOf,
    current: () => current,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** As the `ref` of a row, which says its id as `data-row`: it is measured when it comes, and whenever it changes. */
    watch(row: HTMLElement | null) {
      if (row === null) return undefined;
      measure(row, row.getBoundingClientRect().height);
      observer.observe(row);
      return () => observer.unobserve(row);
    },
    tell,
  };

  /** Says which rows are near the window now, and whether others have been measured. */
  function tell(near: Span): void {
    const version = heights.version();
    const isSame = near.from === current.near.from && near.to === current.near.to;
    if (isSame && version === current.version) return;
    current = { near, version };
    for (const listener of listeners) listener();
  }

  function measure(row: Element, height: number | undefined): void {
    const id = row instanceof HTMLElement ? row.dataset["row"] : undefined;
    if (id !== undefined && height !== undefined && row.isConnected) heights.measure(id, height);
  }
}
