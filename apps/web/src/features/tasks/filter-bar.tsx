import { CloseButton, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type Ref, useEffect, useState } from "react";
import { IconSearch } from "#ui/icons.tsx";
import { ActiveFilters } from "./active-filters.tsx";
import classes from "./filter-bar.module.css";
import { FilterMenu } from "./filter-menu.tsx";
import { readOrdering, orderings, writeOrdering } from "./orderings.ts";
import { type TaskView, without } from "./task-view.ts";

type FilterBarProps = {
  view: TaskView;
  onChange: (view: TaskView) => void;
  /** Tags to suggest. */
  tags: string[];
  searchRef: Ref<HTMLInputElement>;
};

const states: { value: TaskView["state"]; label: string }[] = [
  { value: "open", label: "Open" },
  { value: "done", label: "Done" },
  { value: "all", label: "All" },
];

/** Which tasks are shown, and in which order. */
export function FilterBar({ view, onChange, tags, searchRef }: FilterBarProps) {
  return (
    <search className={classes.bar}>
      <SegmentedControl
        aria-label="Show"
        className={classes.states}
        data={states}
        value={view.state}
        onChange={(state) => onChange({ ...view, state })}
      />
      <SearchField inputRef={searchRef} view={view} onChange={onChange} />
      <FilterMenu view={view} onChange={onChange} tags={tags} />
      <NativeSelect
        className={classes.sort}
        aria-label="Sort by"
        data={orderings}
        value={writeOrdering(view)}
        onChange={({ currentTarget }) => onChange({ ...view, ...readOrdering(currentTarget.value) })}
      />
      <ActiveFilters view={view} onChange={onChange} />
    </search>
  );
}

type SearchFieldProps = Pick<FilterBarProps, "view" | "onChange"> & { inputRef: Ref<HTMLInputElement> };

/** Searches when the typing pauses. */
function SearchField({ view, onChange, inputRef }: SearchFieldProps) {
  const { search = "" } = view;
  const [text, setText] = useState(search);
  const send = useDebouncedCallback((typed: string) => onChange(toSearch(view, typed)), 250);
  useEffect(() => setText((typed) => (typed.trim() === search ? typed : search)), [search]);

  function type(typed: string): void {
    setText(typed);
    send(typed);
  }

  return (
    <TextInput
      ref={inputRef}
      className={classes.search}
      type="search"
      aria-label="Search tasks"
      placeholder="Search"
      maxLength={200}
      leftSection={<IconSearch size={16} />}
      rightSection={text !== "" && <CloseButton size="sm" aria-label="Clear search" onClick={() => type("")} />}
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
    />
  );
}

function toSearch(view: TaskView, typed: string): TaskView {
  const search = typed.trim();
  return search === "" ? without(view, "search") : { ...view, search };
}
