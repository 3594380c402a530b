const names = ["status", "number", "customer", "order"] as const;

/** Which orders are looked at, as the address bar spells it. */
export type DeskSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readDeskSearch(search: Record<string, unknown>): DeskSearch {
  const kept: DeskSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
