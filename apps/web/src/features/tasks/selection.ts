/** Which of the listed tasks are selected; null while none is to be. */
export type Selected = {
  ids: ReadonlySet<string>;
  /** Where a range begins: the row that was selected last. */
  anchor: string | null;
} | null;

export const noneYet: Selected = { ids: new Set(), anchor: null };

export function toggle(selected: Selected, id: string): Selected {
  const ids = new Set(selected?.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

export function add(selected: Selected, ids: readonly string[]): Selected {
  const anchor = ids.at(-1) ?? selected?.anchor ?? null;
  return { ids: new Set([...(selected?.ids ?? []), ...ids]), anchor };
}

/** Selects all from the anchor to a row, in the order they are listed; without an anchor, that row. */
export function extend(selected: Selected, listed: readonly string[], id: string): Selected {
  const anchor = listed.find((each) => each === selected?.anchor) ?? id;
  const [from, to] = [listed.indexOf(anchor), listed.indexOf(id)];
  const range = listed.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...(selected?.ids ?? []), ...range]), anchor };
}
