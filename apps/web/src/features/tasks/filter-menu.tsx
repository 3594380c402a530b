import { Button, NativeSelect, TextInput } from "@mantine/core";
import { TaskPriority, TaskTag } from "@tenon/schemas/tasks";
import { useId, useReducer, useState } from "react";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconFilter } from "#ui/icons.tsx";
import { type DueRange, readDueRange } from "./due-range.ts";
import classes from "./filter-menu.module.css";
import { priorityNames } from "./priority-mark.tsx";
import { countFilters, type TaskView, without } from "./task-view.ts";

type FilterMenuProps = { view: TaskView; onChange: (view: TaskView) => void; tags: string[] };

const anyPriority = { value: "", label: "Any priority" };
const priorities = [anyPriority, ...TaskPriority.options.map((value) => ({ value, label: priorityNames[value] })).toReversed()];

const dues = [
  { value: "", label: "Any time" },
  { value: "overdue", label: "Overdue" },
  { value: "today", label: "Today" },
  { value: "week", label: "Next 7 days" },
  { value: "range", label: "Between two days" },
];

/** The filters that are not needed at every glance. */
export function FilterMenu(props: FilterMenuProps) {
  const count = countFilters(props.view);
  return (
    <Disclosure
      label="Filter"
      phoneSide="start"
      button={(button) => (
        <Button variant="default" leftSection={<IconFilter size={16} />} rightSection={count > 0 && <span className={classes.count}>{count}</span>} {...button}>
          Filter
        </Button>
      )}
    >
      {(close) => <Filters {...props} onDone={close} />}
    </Disclosure>
  );
}

function Filters({ view, onChange, tags, onDone }: FilterMenuProps & { onDone: () => void }) {
  const [round, startRound] = useReducer((rounds: number) => rounds + 1, 0);

  function clear(): void {
    onChange(without(view, "priority", "tag", "due"));
    startRound();
  }

  return (
    <div className={classes.filters}>
      <NativeSelect
        label="Priority"
        data={priorities}
        value={view.priority ?? ""}
        onChange={({ currentTarget }) => {
          const chosen = TaskPriority.safeParse(currentTarget.value);
          onChange(chosen.success ? { ...view, priority: chosen.data } : without(view, "priority"));
        }}
      />
      <DueFilter key={`due-${round}`} due={view.due} onChange={(due) => onChange(due ? { ...view, due } : without(view, "due"))} />
      <TagFilter key={`tag-${round}`} tag={view.tag} tags={tags} onChange={(tag) => onChange(tag ? { ...view, tag } : without(view, "tag"))} />
      <div className={classes.actions}>
        <Button variant="subtle" size="sm" disabled={countFilters(view) === 0} onClick={clear}>
          Clear filters
        </Button>
        <Button size="sm" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

type DueFilterProps = { due: DueRange | undefined; onChange: (due: DueRange | null) => void };

function DueFilter({ due, onChange }: DueFilterProps) {
  const [isRange, setRange] = useState(typeof due === "object");
  const { from, to } = typeof due === "object" ? due : { from: "", to: "" };
  const setDays = (days: { from: string; to: string }) => onChange(readDueRange(`${days.from}..${days.to}`));

  return (
    <>
      <NativeSelect
        label="Due"
        data={dues}
        value={isRange ? "range" : typeof due === "string" ? due : ""}
        onChange={({ currentTarget: { value } }) => {
          setRange(value === "range");
          onChange(readDueRange(value));
        }}
      />
      {isRange && (
        <div className={classes.days}>
          <TextInput type="date" label="From" value={from} onChange={({ currentTarget }) => setDays({ from: currentTarget.value, to })} />
          <TextInput type="date" label="Until" value={to} min={from} onChange={({ currentTarget }) => setDays({ from, to: currentTarget.value })} />
        </div>
      )}
    </>
  );
}

type TagFilterProps = { tag: string | undefined; tags: string[]; onChange: (tag: string | null) => void };

/** Filters when the typed tag is confirmed, or one of the suggestions is chosen. */
function TagFilter({ tag = "", tags, onChange }: TagFilterProps) {
  const [text, setText] = useState(tag);
  const suggestionsId = useId();

  function confirm(typed: string): void {
    if (typed.trim() !== tag) onChange(TaskTag.safeParse(typed).data ?? null);
  }

  return (
    <>
      <TextInput
        label="Tag"
        placeholder="Any tag"
        maxLength={40}
        list={suggestionsId}
        autoComplete="off"
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          if (tags.includes(value)) confirm(value);
        }}
        onBlur={() => confirm(text)}
        onKeyDown={({ key }) => key === "Enter" && confirm(text)}
      />
      <datalist id={suggestionsId}>
        {tags.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
