import { type RefObject, useEffect, useRef } from "react";

/** When the row that has the focus goes away, the focus goes to the row that takes its place; rows go when `rows` changes. */
export function useKeepFocus(frameRef: RefObject<HTMLElement | null>, rows: string): void {
  const lastRow = useRef(-1);

  useEffect(() => {
    const frame = frameRef.current;
    if (!frame) return undefined;
    const listening = new AbortController();
    const remember = ({ target }: FocusEvent) => {
      lastRow.current = rowsOf(frame).findIndex((row) => isIn(row, target));
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
    const row = left[Math.min(lastRow.current, left.length - 1)];
    (row?.querySelector<HTMLElement>("[data-row-link]") ?? frame).focus();
  }, [frameRef, rows]);
}

function rowsOf(frame: HTMLElement): Element[] {
  return [...frame.querySelectorAll("li, tbody tr")];
}

function isIn(element: Element, target: EventTarget | null): boolean {
  return target instanceof Node && element.contains(target);
}
