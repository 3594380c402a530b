import { t } from "@lingui/core/macro";
import { NativeSelect } from "@mantine/core";
import { FilterBar } from "#ui/filter-bar.tsx";
import { type OrderSearch, readOrderSearch } from "./order-search.ts";
import { orderStatusNames } from "./order-status-names.ts";

type OrderFiltersProps = { search: OrderSearch; onChange: (search: OrderSearch) => void };

/** Which orders are shown. */
export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  const statuses = Object.entries(orderStatusNames()).map(([value, label]) => ({ value, label }));
  return (
    <FilterBar
      parts={
        <NativeSelect
          aria-label={t`Show`}
          data={[{ value: "", label: t`All orders` }, ...statuses]}
          value={search.status ?? ""}
          onChange={({ currentTarget }) =>
            onChange(readOrderSearch({ status: currentTarget.value }))
          }
        />
      }
    />
  );
}
