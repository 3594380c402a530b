import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { useReducer } from "react";
import { taskPriorities } from "@tenon/schemas/task-words";
import { Disclosure } from "#ui/disclosure.tsx";
import { IconFilter } from "#ui/icons.tsx";
import { optionNamed } from "#ui/option-named.ts";
import { DueFilter } from "./due-filter.tsx";
import classes from "./filter-menu.module.css";
import { priorityNames } from "./priority-names.ts";
import { TagFilter } from "./tag-filter.tsx";
import { countFilters, type TaskView, type ViewChange, without } from "./task-view.ts";

type FilterMenuProps = { view: TaskView; onChange: (change: ViewChange) => void };

/** The filters that are not needed at every glance. */
export function FilterMenu(props: FilterMenuProps) {
  const count = countFilters(props.view);
  return (
    <Disclosure
      label={t`Filter`}
      phoneSide="start"
      renderButton={(button) => (
        <Button
          variant="default"
          leftSection={<IconFilter size={16} />}
          rightSection={count > 0 && <span className={classes.count}>{count}</span>}
          {...button}
        >
          <Trans>Filter</Trans>
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
        label={t`Priority`}
        data={priorities()}
        value={view.priority ?? ""}
        onChange={({ currentTarget }) => {
          const priority = optionNamed(taskPriorities, currentTarget.value);
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
          <Trans>Clear filters</Trans>
        </Button>
        <Button size="sm" onClick={onDone}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}

function priorities() {
  const names = priorityNames();
  const named = taskPriorities.map((value) => ({ value, label: names[value] }));
  return [{ value: "", label: t`Any priority` }, ...named.toReversed()];
}
