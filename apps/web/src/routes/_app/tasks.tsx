import { t } from "@lingui/core/macro";
import { createFileRoute, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { QuickAdd } from "#features/tasks/quick-add.tsx";
import { TaskCounts } from "#features/tasks/task-counts.tsx";
import { TaskFilters } from "#features/tasks/task-filters.tsx";
import { taskListQuery } from "#features/tasks/task-list-query.ts";
import { TaskList } from "#features/tasks/task-list.tsx";
import { readSearch } from "#features/tasks/task-search.ts";
import { readView, type ViewChange, without, writeView } from "#features/tasks/task-view.ts";
import { TasksAside } from "#features/tasks/tasks-aside.tsx";
import { TasksDock } from "#features/tasks/tasks-dock.tsx";
import { useSelectionRemoval } from "#features/tasks/use-selection-removal.ts";
import { useSelection } from "#features/tasks/use-selection.ts";
import { useTaskList } from "#features/tasks/use-task-list.ts";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/tasks")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries
      .infiniteQuery(taskListQuery(workspace, readView(deps), new Date()))
      .catch(() => {});
  },
  component: TasksScreen,
});

function TasksScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const view = useMemo(() => readView(search), [search]);
  const list = useTaskList(view);
  const selection = useSelection(list.tasks);
  const removal = useSelectionRemoval(selection);
  const addRef = useRef<HTMLInputElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  useBeginning(addRef);
  useSingleKeys({ n: () => addRef.current?.focus(), "/": () => searchRef.current?.focus() });

  /** Each view is a step back in the browser, but not each word of a search. */
  const show = useCallback(
    (change: ViewChange) =>
      void navigate({
        search: (current) => writeView(change(readView(current))),
        replace: change(view).search !== view.search,
        resetScroll: false,
      }),
    [navigate, view],
  );
  const showTag = useCallback((tag: string) => show((current) => ({ ...current, tag })), [show]);

  return (
    <Page
      title={t`Tasks`}
      aside={
        <TasksAside
          view={view}
          shownCount={list.hasNextPage ? null : list.tasks.length}
          selection={selection}
        />
      }
    >
      <QuickAdd inputRef={addRef} />
      <TaskCounts view={view} isListThere={list.data !== undefined} />
      <TaskFilters view={view} onChange={show} searchRef={searchRef} />
      <TaskList
        view={view}
        list={list}
        selection={selection}
        onRemoveSelected={removal.remove}
        onTag={showTag}
        onClearFilters={() =>
          show((current) => without(current, "search", "priority", "tag", "due"))
        }
      />
      <TasksDock selection={selection} removal={removal} />
      <Outlet />
    </Page>
  );
}

/** Whoever came to add a task can type at once. */
function useBeginning(addRef: RefObject<HTMLInputElement | null>): void {
  const { begins, __TSR_key: visit } = useLocation({ select: ({ state }) => state });
  useEffect(() => {
    if (begins === "task") addRef.current?.focus();
  }, [addRef, begins, visit]);
}
