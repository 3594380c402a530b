/** The entries of an object that came from JSON; none of anything else. */
export function jsonEntries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
