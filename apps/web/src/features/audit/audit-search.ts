const names = ["action", "actor", "target", "from", "to"] as const;

/** Which entries are looked at, as the address bar spells it; days as `YYYY-MM-DD`. */
export type AuditSearch = Partial<Record<(typeof names)[number], string>>;

/** Keeps the texts that belong to a view; what they mean is read with the screen. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const kept: AuditSearch = {};
  for (const name of names) {
    const text = search[name];
    if (typeof text === "string") kept[name] = text;
  }
  return kept;
}
