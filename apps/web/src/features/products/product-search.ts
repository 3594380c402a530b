const names = ["q", "state"] as const;

/** Which products are looked at, as the address bar spells it. */
export type ProductSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  const kept: ProductSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
