/** What is looked for in the shop, as the address bar spells it. */
export type ShopSearch = { q?: string };

const longestSearch = 200;

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readShopSearch({ q }: Record<string, unknown>): ShopSearch {
  const search = typeof q === "string" ? q.trim().slice(0, longestSearch) : "";
  return search === "" ? {} : { q: search };
}
