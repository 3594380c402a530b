import { type RefObject, useEffect } from "react";
import type { Selection } from "./use-selection.ts";

/** While tasks are being selected, a click anywhere on a row selects it, and one with Shift all up to it. */
export function useRowClicks(frameRef: RefObject<HTMLElement | null>, selection: Selection): void {
  useEffect(() => {
    const frame = frameRef.current;
    if (!frame || !selection.isOn) return undefined;
    const listening = new AbortController();
    frame.addEventListener("click", select, listening);
    return () => listening.abort();

    function select({ target, shiftKey }: MouseEvent): void {
      const row = target instanceof Element ? target.closest("li") : null;
      const box = row?.querySelector<HTMLElement>("[data-row-link]");
      const id = box?.dataset["rowLink"];
      if (id === undefined) return;
      if (shiftKey) selection.extendTo(id);
      else selection.toggle(id);
      box?.focus();
    }
  }, [frameRef, selection]);
}
