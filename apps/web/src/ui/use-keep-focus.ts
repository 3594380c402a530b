import { type RefObject, useEffect, useRef } from "react";

/** When the row that has the focus goes away, the focus goes to the row that takes its place; rows go when `rows` changes. */
export function useKeepFocus(frameRef: RefObject<HTMLElement | null>, rows: string): void {
  const lastRow = useRef(-1);

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return undefined;
    const listening = new AbortController();
    const remember = ({ target }: FocusEvent) => {
      const all = rowsOf(frame);
      const row = all.find((each) => isIn(each, target));
      lastRow.current = row ? placeOf(row, all) : -1;
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null && !isIn(frame, relatedTarget)) lastRow.current = -1;
    };
    frame.addEventListener("focusin", remember, listening);
    frame.addEventListener("focusout", forget, listening);
    return () => listening.abort();
  }, [frameRef, rows]);

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame || lastRow.current < 0 || document.activeElement !== document.body) return;
    const left = rowsOf(frame);
    const row = left.find((each) => placeOf(each, left) >= lastRow.current) ?? left.at(-1);
    (row?.querySelector<HTMLElement>("[data-row-link]") ?? frame).focus();
  }, [frameRef, rows]);
}

function rowsOf(frame: HTMLElement): HTMLElement[] {
  return [...frame.querySelectorAll<HTMLElement>("li, tbody tr")].filter(
    (row) => row.ariaHidden !== "true",
  );
}

/** Which row it is; of a long list, not all stand in the page. */
function placeOf(row: HTMLElement, rows: HTMLElement[]): number {
  const { index } = row.dataset;
  return index === undefined ? rows.indexOf(row) : Number(index);
}

function isIn(element: Element, target: EventTarget | null): boolean {
  return target instanceof Node && element.contains(target);
}
