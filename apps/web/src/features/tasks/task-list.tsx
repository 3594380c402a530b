import { plural, t } from "@lingui/core/macro";
import { useRef } from "react";
import { describeError } from "#api/error-reason.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { PagedList } from "#ui/paged-list.tsx";
import { RowList } from "#ui/row-list.tsx";
import { useKeepFocus } from "#ui/use-keep-focus.ts";
import { MoreTasks } from "./more-tasks.tsx";
import { NoTasks } from "./no-tasks.tsx";
import { SelectableRow } from "./selectable-row.tsx";
import { TaskListSkeleton } from "./task-list-skeleton.tsx";
import { TaskRow } from "./task-row.tsx";
import type { TaskView } from "./task-view.ts";
import { useRowClicks } from "./use-row-clicks.ts";
import { useRowKeys } from "./use-row-keys.ts";
import type { Selection } from "./use-selection.ts";
import type { useTaskList } from "./use-task-list.ts";

type TaskListProps = {
  view: TaskView;
  list: ReturnType<typeof useTaskList>;
  selection: Selection;
  onRemoveSelected: () => void;
  onTag: (tag: string) => void;
  onClearFilters: () => void;
};

export function TaskList({
  view,
  list,
  selection,
  onRemoveSelected,
  onTag,
  onClearFilters,
}: TaskListProps) {
  const { tasks, now, hasNextPage } = list;
  const frameRef = useRef<HTMLDivElement>(null);
  useKeepFocus(frameRef, `${tasks.length} ${selection.isOn}`);
  useRowKeys(frameRef, { tasks, selection, onRemoveSelected });
  useRowClicks(frameRef, selection);

  return (
    <PagedList
      name="tasks"
      list={list}
      frameRef={frameRef}
      count={tasks.length}
      status={describeLength(tasks.length, hasNextPage)}
      failureTitle={t`Your tasks could not be loaded`}
      describeError={describeError}
      loading={<TaskListSkeleton />}
      empty={<NoTasks view={view} onClearFilters={onClearFilters} />}
      below={<MoreTasks list={list} />}
    >
      <RowList label={t`Tasks`} rows={tasks}>
        {(task) =>
          selection.isOn ? (
            <SelectableRow task={task} now={now} isSelected={selection.has(task.id)} />
          ) : (
            <TaskRow task={task} now={now} onTag={onTag} />
          )
        }
      </RowList>
    </PagedList>
  );
}

function describeLength(count: number, hasMore: boolean): string {
  if (count === 0) return t`No tasks`;
  if (!hasMore) return plural(count, { one: "# task", other: "# tasks" });
  const atLeast = describeNumber(count);
  return t`${atLeast} or more tasks`;
}
