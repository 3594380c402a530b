import { t } from "@lingui/core/macro";
import { NativeSelect, SegmentedControl } from "@mantine/core";
import type { Ref } from "react";
import { SearchField } from "#ui/search-field.tsx";
import { ActiveFilters } from "./active-filters.tsx";
import classes from "./filter-bar.module.css";
import { FilterMenu } from "./filter-menu.tsx";
import { orderings, readOrdering, writeOrdering } from "./orderings.ts";
import { stateNames } from "./state-names.ts";
import { type TaskView, type ViewChange, without } from "./task-view.ts";

type FilterBarProps = {
  view: TaskView;
  onChange: (change: ViewChange) => void;
  searchRef: Ref<HTMLInputElement>;
};

/** Which tasks are shown, and in which order. */
export function FilterBar({ view, onChange, searchRef }: FilterBarProps) {
  return (
    <search className={classes.bar}>
      <SegmentedControl
        aria-label={t`Show`}
        className={classes.states}
        data={states()}
        value={view.state}
        onChange={(state) => onChange((current) => ({ ...current, state }))}
      />
      <div className={classes.search}>
        <SearchField
          label={t`Search tasks`}
          inputRef={searchRef}
          search={view.search ?? ""}
          onSearch={(search) =>
            onChange((current) =>
              search === "" ? without(current, "search") : { ...current, search },
            )
          }
        />
      </div>
      <FilterMenu view={view} onChange={onChange} />
      <NativeSelect
        className={classes.sort}
        aria-label={t`Sort by`}
        data={orderings()}
        value={writeOrdering(view)}
        onChange={({ currentTarget: { value } }) =>
          onChange((current) => ({ ...current, ...readOrdering(value) }))
        }
      />
      <ActiveFilters view={view} onChange={onChange} />
    </search>
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
