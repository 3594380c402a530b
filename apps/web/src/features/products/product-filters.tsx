import { t } from "@lingui/core/macro";
import { SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { SearchField } from "#ui/search-field.tsx";
import classes from "./product-filters.module.css";
import { type ProductView, readProductView } from "./product-view.ts";

type ProductFiltersProps = {
  view: ProductView;
  onChange: (change: (view: ProductView) => ProductView) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which products are shown. */
export function ProductFilters({ view, onChange, searchRef }: ProductFiltersProps) {
  return (
    <search className={classes.bar}>
      <SegmentedControl
        aria-label={t`State`}
        className={classes.states}
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
      <div className={classes.search}>
        <SearchField
          label={t`Search products`}
          inputRef={searchRef}
          search={view.search ?? ""}
          onSearch={(search) => onChange((current) => ({ ...current, search }))}
        />
      </div>
    </search>
  );
}
