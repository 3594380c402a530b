import { t } from "@lingui/core/macro";
import { NativeSelect } from "@mantine/core";
import { taskPriorities } from "@tenon/schemas/task-words";
import { optionNamed } from "#ui/option-named.ts";
import { DueFilter } from "./due-filter.tsx";
import { priorityNames } from "./priority-names.ts";
import { TagFilter } from "./tag-filter.tsx";
import { type TaskView, type ViewChange, without } from "./task-view.ts";

type FilterFieldsProps = { view: TaskView; onChange: (change: ViewChange) => void };

/** The filters that are not needed at every glance. */
export function FilterFields({ view, onChange }: FilterFieldsProps) {
  return (
    <>
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
    </>
  );
}

function priorities() {
  const names = priorityNames();
  const named = taskPriorities.map((value) => ({ value, label: names[value] }));
  return [{ value: "", label: t`Any priority` }, ...named.toReversed()];
}
