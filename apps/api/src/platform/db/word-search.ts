/** A query for `to_tsquery` that every word must meet as the beginning of a word; null for a search of signs alone. */
export function wordSearch(search: string): string | null {
  const words = search.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}
