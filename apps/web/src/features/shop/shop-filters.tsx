import { t } from "@lingui/core/macro";
import type { Ref } from "react";
import { SearchField } from "#ui/search-field.tsx";
import classes from "./shop-filters.module.css";
import type { ShopSearch } from "./shop-search.ts";

type ShopFiltersProps = {
  search: ShopSearch;
  onSearch: (search: string) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which products are shown. */
export function ShopFilters({ search: { q = "" }, onSearch, searchRef }: ShopFiltersProps) {
  return (
    <search className={classes.bar}>
      <SearchField label={t`Search the shop`} inputRef={searchRef} search={q} onSearch={onSearch} />
    </search>
  );
}
