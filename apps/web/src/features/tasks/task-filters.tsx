import { t } from "@lingui/core/macro";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { FilterBar } from "#ui/filter-bar.tsx";
import { chosenFilters } from "./chosen-filters.ts";
import { FilterFields } from "./filter-fields.tsx";
import { orderings, readOrdering, writeOrdering } from "./orderings.ts";
import { stateNames } from "./state-names.ts";
import { type TaskView, type ViewChange, without } from "./task-view.ts";

type TaskFiltersProps = {
  view: TaskView;
  onChange: (change: ViewChange) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which tasks are shown, and in which order. */
export function TaskFilters({ view, onChange, searchRef }: TaskFiltersProps) {
  return (
    <FilterBar
      parts={
        <SegmentedControl
          aria-label={t`Show`}
          data={states()}
          value={view.state}
          onChange={(state) => onChange((current) => ({ ...current, state }))}
        />
      }
      search={{
        label: t`Search tasks`,
        inputRef: searchRef,
        search: view.search ?? "",
        onSearch: (search) =>
          onChange((current) =>
            search === "" ? without(current, "search") : { ...current, search },
          ),
      }}
      filters={{
        place: "button",
        fields: <FilterFields view={view} onChange={onChange} />,
        chosen: chosenFilters(view, onChange),
        onClear: () => onChange((current) => without(current, "priority", "tag", "due")),
      }}
      order={
        <NativeSelect
          aria-label={t`Sort by`}
          data={orderings()}
          value={writeOrdering(view)}
          onChange={({ currentTarget: { value } }) =>
            onChange((current) => ({ ...current, ...readOrdering(value) }))
          }
        />
      }
    />
  );
}

function states(): { value: TaskView["state"]; label: string }[] {
  const { open, done, all } = stateNames();
  return [
    { value: "open", label: open },
    { value: "done", label: done },
    { value: "all", label: all },
  ];
}
