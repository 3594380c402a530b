const names = ["state", "q", "priority", "tag", "due", "sort", "order"] as const;

/** A view as the address bar spells it: plain texts, and only what differs from the default. */
export type TaskSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readSearch(search: Record<string, unknown>): TaskSearch {
  const kept: TaskSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
