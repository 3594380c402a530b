import { t } from "@lingui/core/macro";
import type { Ref } from "react";
import { FilterBar } from "#ui/filter-bar.tsx";
import type { ShopSearch } from "./shop-search.ts";

type ShopFiltersProps = {
  search: ShopSearch;
  onSearch: (search: string) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which products are shown. */
export function ShopFilters({ search: { q = "" }, onSearch, searchRef }: ShopFiltersProps) {
  return (
    <FilterBar search={{ label: t`Search the shop`, inputRef: searchRef, search: q, onSearch }} />
  );
}
