import { useEffect, useMemo, useState } from "react";
import type { ShownTask } from "./apply-changes.ts";
import { add, extend, noneYet, type Selected, toggle } from "./selection.ts";

/** The tasks a person has selected, to do the same to all of them. */
export type Selection = {
  isOn: boolean;
  /** The selected ones, in the order they are listed. */
  tasks: ShownTask[];
  /** Those that could be. */
  selectable: ShownTask[];
  has(id: string): boolean;
  begin(): void;
  end(): void;
  toggle(id: string): void;
  add(...ids: string[]): void;
  /** Selects the rows from the last one selected to this one. */
  extendTo(id: string): void;
  addAll(): void;
};

export function useSelection(listed: ShownTask[]): Selection {
  const [selected, setSelected] = useState<Selected>(null);
  const isOn = selected !== null;
  useEscape(isOn, () => setSelected(null));

  return useMemo(() => {
    const selectable = listed.filter(({ isStored }) => isStored);
    const ids = selectable.map(({ id }) => id);
    return {
      isOn,
      selectable,
      tasks: selectable.filter(({ id }) => selected?.ids.has(id)),
      has: (id) => selected?.ids.has(id) === true,
      begin: () => setSelected(noneYet),
      end: () => setSelected(null),
      toggle: (id) => setSelected((current) => toggle(current, id)),
      add: (...more) => setSelected((current) => add(current, more)),
      extendTo: (id) => setSelected((current) => extend(current, ids, id)),
      addAll: () => setSelected((current) => add(current, ids)),
    };
  }, [listed, selected, isOn]);
}

/** Escape ends what stands in front first, and a search has it for itself. */
function useEscape(isOn: boolean, end: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const listening = new AbortController();
    document.addEventListener(
      "keydown",
      ({ key, target }) => {
        const isBusy = document.querySelector('[role="dialog"], [aria-expanded="true"]') !== null;
        const isField = target instanceof Element && target.matches('input[type="search"]');
        if (key === "Escape" && !isBusy && !isField) end();
      },
      { capture: true, signal: listening.signal },
    );
    return () => listening.abort();
  });
}
