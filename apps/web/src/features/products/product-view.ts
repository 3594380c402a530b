import type { ListProductsInput } from "@tenon/schemas/products";
import type { ProductSearch } from "./product-search.ts";

/** Which products are looked at; what is left out is not asked for. */
export type ProductView = {
  search?: string | undefined;
  state?: "active" | "inactive" | undefined;
};

const longestSearch = 200;

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readProductView({ q, state }: ProductSearch): ProductView {
  const search = q?.trim().slice(0, longestSearch);
  return {
    search: search === "" ? undefined : search,
    state: state === "active" || state === "inactive" ? state : undefined,
  };
}

export function writeProductView({ search, state }: ProductView): ProductSearch {
  return {
    ...(search !== undefined && search !== "" && { q: search }),
    ...(state !== undefined && { state }),
  };
}

export function isFiltered(view: ProductView): boolean {
  return Object.keys(writeProductView(view)).length > 0;
}

/** What the server is asked for. */
export function toListInput({ search, state }: ProductView): Omit<ListProductsInput, "cursor"> {
  return {
    limit: 30,
    ...(search !== undefined && { search }),
    ...(state !== undefined && { isActive: state === "active" }),
  };
}
