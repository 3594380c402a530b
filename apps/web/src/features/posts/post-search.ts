const names = ["show", "q"] as const;

/** Which posts are looked at, as the address bar spells it. */
export type PostSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readPostSearch(search: Record<string, unknown>): PostSearch {
  const kept: PostSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
