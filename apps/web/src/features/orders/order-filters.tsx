import { NativeSelect } from "@mantine/core";
import classes from "./order-filters.module.css";
import { type OrderSearch, readOrderSearch } from "./order-search.ts";
import { orderStatusNames } from "./order-status-names.ts";

type OrderFiltersProps = { search: OrderSearch; onChange: (search: OrderSearch) => void };

const choices = [
  { value: "", label: "All orders" },
  ...Object.entries(orderStatusNames).map(([value, label]) => ({ value, label })),
];

/** Which orders are shown. */
export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  return (
    <search className={classes.bar}>
      <NativeSelect
        aria-label="Show"
        data={choices}
        value={search.status ?? ""}
        onChange={({ currentTarget }) => onChange(readOrderSearch({ status: currentTarget.value }))}
      />
    </search>
  );
}
