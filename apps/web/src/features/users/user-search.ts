const names = ["q", "role", "state", "email"] as const;

/** Which accounts are looked at, as the address bar spells it. */
export type UserSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readUserSearch(search: Record<string, unknown>): UserSearch {
  const kept: UserSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
