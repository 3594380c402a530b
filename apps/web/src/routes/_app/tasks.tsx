import { createFileRoute, Outlet, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { FilterBar } from "#features/tasks/filter-bar.tsx";
import { QuickAdd } from "#features/tasks/quick-add.tsx";
import { taskListQuery } from "#features/tasks/task-list-query.ts";
import { TaskList } from "#features/tasks/task-list.tsx";
import { readSearch } from "#features/tasks/task-search.ts";
import { readView, type ViewChange, without, writeView } from "#features/tasks/task-view.ts";
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
  const addRef = useRef<HTMLInputElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({ n: () => addRef.current?.focus(), "/": () => searchRef.current?.focus() });

  const tags = useMemo(
    () => [...new Set(list.tasks.flatMap((task) => task.tags))].toSorted(),
    [list.tasks],
  );
  /** Each view is a step back in the browser, but not each word of a search. */
  function show(change: ViewChange): void {
    void navigate({
      search: (current) => writeView(change(readView(current))),
      replace: change(view).search !== view.search,
      resetScroll: false,
    });
  }

  return (
    <Page title="Tasks">
      <QuickAdd inputRef={addRef} />
      <FilterBar view={view} onChange={show} tags={tags} searchRef={searchRef} />
      <TaskList
        view={view}
        list={list}
        onTag={(tag) => show((current) => ({ ...current, tag }))}
        onClearFilters={() =>
          show((current) => without(current, "search", "priority", "tag", "due"))
        }
      />
      <Outlet />
    </Page>
  );
}
