import { Button, NativeSelect } from "@mantine/core";
import { useReducer } from "react";
import { TaskPriority } from "@tenon/schemas/tasks";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconFilter } from "#ui/icons.tsx";
import { DueFilter } from "./due-filter.tsx";
import classes from "./filter-menu.module.css";
import { priorityNames } from "./priority-names.ts";
import { TagFilter } from "./tag-filter.tsx";
import { countFilters, type TaskView, type ViewChange, without } from "./task-view.ts";

type FilterMenuProps = { view: TaskView; onChange: (change: ViewChange) => void };

const priorities = [
  { value: "", label: "Any priority" },
  ...TaskPriority.options.map((value) => ({ value, label: priorityNames[value] })).toReversed(),
];

/** The filters that are not needed at every glance. */
export function FilterMenu(props: FilterMenuProps) {
  const count = countFilters(props.view);
  return (
    <Disclosure
      label="Filter"
      phoneSide="start"
      renderButton={(button) => (
        <Button
          variant="default"
          leftSection={<IconFilter size={16} />}
          rightSection={count > 0 && <span className={classes.count}>{count}</span>}
          {...button}
        >
          Filter
        </Button>
      )}
    >
      {(close) => <Filters {...props} onDone={close} />}
    </Disclosure>
  );
}

function Filters({ view, onChange, onDone }: FilterMenuProps & { onDone: () => void }) {
  const [round, startRound] = useReducer((rounds: number) => rounds + 1, 0);

  function clear(): void {
    onChange((current) => without(current, "priority", "tag", "due"));
    startRound();
  }

  return (
    <div className={classes.filters}>
      <NativeSelect
        label="Priority"
        data={priorities}
        value={view.priority ?? ""}
        onChange={({ currentTarget }) => {
          const priority = TaskPriority.safeParse(currentTarget.value).data;
          onChange((current) =>
            priority ? { ...current, priority } : without(current, "priority"),
          );
        }}
      />
      <DueFilter
        key={round}
        due={view.due}
        onChange={(due) =>
          onChange((current) => (due === null ? without(current, "due") : { ...current, due }))
        }
      />
      <TagFilter
        tag={view.tag}
        onChange={(tag) =>
          onChange((current) => (tag === null ? without(current, "tag") : { ...current, tag }))
        }
      />
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
