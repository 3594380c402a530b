import { plural, t } from "@lingui/core/macro";
import { VisuallyHidden } from "@mantine/core";
import { useRef } from "react";
import { describeError } from "#api/error-reason.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { useKeepFocus } from "#ui/use-keep-focus.ts";
import { MoreTasks } from "./more-tasks.tsx";
import { NoTasks } from "./no-tasks.tsx";
import { SelectableRow } from "./selectable-row.tsx";
import { TaskListSkeleton } from "./task-list-skeleton.tsx";
import classes from "./task-list.module.css";
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
  const { tasks, now, error, isPending, isPlaceholderData, isFetching, hasNextPage } = list;
  const frameRef = useRef<HTMLDivElement>(null);
  useKeepFocus(frameRef, `${tasks.length} ${selection.isOn}`);
  useRowKeys(frameRef, { tasks, selection, onRemoveSelected });
  useRowClicks(frameRef, selection);

  if (isPending && tasks.length === 0) return <TaskListSkeleton />;
  if (error && tasks.length === 0) {
    return (
      <ListFrame>
        <ErrorState
          title={t`Your tasks could not be loaded`}
          message={describeError(error)}
          onRetry={() => void list.refetch()}
          isRetrying={isFetching}
        />
      </ListFrame>
    );
  }

  return (
    <>
      <VisuallyHidden role="status">
        {isPlaceholderData ? "" : describeLength(tasks.length, hasNextPage)}
      </VisuallyHidden>
      <ListFrame ref={frameRef} isOutdated={isPlaceholderData} isBusy={isFetching}>
        {tasks.length === 0 ? (
          <NoTasks view={view} onClearFilters={onClearFilters} />
        ) : (
          <ul className={classes.list} aria-label={t`Tasks`}>
            {tasks.map((task) =>
              selection.isOn ? (
                <SelectableRow
                  key={task.id}
                  task={task}
                  now={now}
                  isSelected={selection.has(task.id)}
                />
              ) : (
                <TaskRow key={task.id} task={task} now={now} onTag={onTag} />
              ),
            )}
          </ul>
        )}
      </ListFrame>
      <MoreTasks list={list} />
    </>
  );
}

function describeLength(count: number, hasMore: boolean): string {
  if (count === 0) return t`No tasks`;
  if (!hasMore) return plural(count, { one: "# task", other: "# tasks" });
  const atLeast = describeNumber(count);
  return t`${atLeast} or more tasks`;
}
