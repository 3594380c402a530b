import { Button, VisuallyHidden } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { describeError } from "#api/error-reason.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { useKeepFocusInList } from "./keep-focus-in-list.ts";
import classes from "./task-list.module.css";
import { TaskListSkeleton } from "./task-list-skeleton.tsx";
import { TaskRow } from "./task-row.tsx";
import { countFilters, type TaskView } from "./task-view.ts";
import { useTasks } from "./tasks-context.ts";
import type { useTaskList } from "./use-task-list.ts";

type TaskListProps = {
  view: TaskView;
  list: ReturnType<typeof useTaskList>;
  onTag: (tag: string) => void;
  onClearFilters: () => void;
};

export function TaskList({ view, list, onTag, onClearFilters }: TaskListProps) {
  const { tasks, error, isPending, isPlaceholderData, isFetching, refetch } = list;
  const { actions } = useTasks();
  const frameRef = useRef<HTMLDivElement>(null);
  useKeepFocusInList(frameRef, tasks.length);
  const now = new Date();

  if (isPending && tasks.length === 0) return <TaskListSkeleton />;
  if (error && tasks.length === 0) {
    return (
      <div className={classes.frame}>
        <ErrorState title="Your tasks could not be loaded" message={describeError(error)} onRetry={() => void refetch()} isRetrying={isFetching} />
      </div>
    );
  }

  /** With a row focused: arrows go from row to row, Space completes, Delete removes. */
  function steer(event: KeyboardEvent<HTMLUListElement>): void {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-link]")];
    const index = links.findIndex((link) => link === event.target);
    const task = tasks.filter(({ isStored }) => isStored)[index];
    if (!task || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") links[index + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    else if (event.key === " ") actions.complete(task, !task.completed);
    else if (event.key === "Delete" || event.key === "Backspace") actions.remove(task);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <VisuallyHidden role="status">{isPlaceholderData ? "" : describeCount(tasks.length, list.hasNextPage)}</VisuallyHidden>
      <div ref={frameRef} tabIndex={-1} className={classes.frame} data-outdated={isPlaceholderData || undefined} aria-busy={isFetching}>
        {tasks.length === 0 ? (
          <NoTasks view={view} onClearFilters={onClearFilters} />
        ) : (
          <ul className={classes.list} aria-label="Tasks" onKeyDown={steer}>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} now={now} onTag={onTag} />
            ))}
          </ul>
        )}
      </div>
      {tasks.length > 0 && <MoreTasks list={list} />}
    </>
  );
}

/** Loads the next page when the end comes into sight, or when asked to. */
function MoreTasks({ list }: Pick<TaskListProps, "list">) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, error } = list;
  const { ref, entry } = useIntersection({ rootMargin: "300px" });
  const isInSight = entry?.isIntersecting === true;

  useEffect(() => {
    if (isInSight && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isInSight, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={ref} className={classes.more}>
      {isFetchNextPageError && <p role="alert">{describeError(error)}</p>}
      <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchNextPageError ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}

function NoTasks({ view, onClearFilters }: Pick<TaskListProps, "view" | "onClearFilters">) {
  if (view.search !== undefined || countFilters(view) > 0) {
    return (
      <EmptyState title="No task matches" action={<Button variant="default" size="sm" onClick={onClearFilters}>Clear search and filters</Button>}>
        None of your {view.state === "all" ? "" : `${view.state} `}tasks is like that.
      </EmptyState>
    );
  }
  if (view.state === "done") return <EmptyState title="Nothing done yet">Tasks you complete are kept here.</EmptyState>;
  return <EmptyState title={view.state === "open" ? "Nothing left to do" : "No tasks yet"}>Add a task above: type what it is and press Enter.</EmptyState>;
}

function describeCount(count: number, hasMore: boolean): string {
  if (count === 0) return "No tasks";
  return `${count}${hasMore ? " or more" : ""} ${count === 1 ? "task" : "tasks"}`;
}
