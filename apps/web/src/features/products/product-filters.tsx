import { t } from "@lingui/core/macro";
import { SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { FilterBar } from "#ui/filter-bar.tsx";
import { type ProductView, readProductView } from "./product-view.ts";

type ProductFiltersProps = {
  view: ProductView;
  onChange: (change: (view: ProductView) => ProductView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which products are shown. */
export function ProductFilters({ view, onChange, searchRef }: ProductFiltersProps) {
  return (
    <FilterBar
      parts={
        <SegmentedControl
          aria-label={t`State`}
          data={[
            { value: "", label: t`All` },
            { value: "active", label: t`For sale` },
            { value: "inactive", label: t`Not for sale` },
          ]}
          value={view.state ?? ""}
          onChange={(state) =>
            onChange((current) => ({ ...current, state: readProductView({ state }).state }))
          }
        />
      }
      search={{
        label: t`Search products`,
        inputRef: searchRef,
        search: view.search ?? "",
        onSearch: (search) => onChange((current) => ({ ...current, search })),
      }}
    />
  );
}
