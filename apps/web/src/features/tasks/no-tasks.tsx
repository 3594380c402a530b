import { Button } from "@mantine/core";
import { EmptyState } from "#ui/empty-state.tsx";
import { countFilters, type TaskView } from "./task-view.ts";

/** Why there is no task to see, and what to do about it. */
export function NoTasks({ view, onClearFilters }: { view: TaskView; onClearFilters: () => void }) {
  if (view.search !== undefined || countFilters(view) > 0) {
    const clear = (
      <Button variant="default" size="sm" onClick={onClearFilters}>
        Clear search and filters
      </Button>
    );
    return (
      <EmptyState title="No task matches" action={clear}>
        None of your {view.state === "all" ? "" : `${view.state} `}tasks is like that.
      </EmptyState>
    );
  }
  if (view.state === "done") {
    return <EmptyState title="Nothing done yet">Tasks you complete are kept here.</EmptyState>;
  }
  return (
    <EmptyState title={view.state === "open" ? "Nothing left to do" : "No tasks yet"}>
      Add a task above: type what it is and press Enter.
    </EmptyState>
  );
}
