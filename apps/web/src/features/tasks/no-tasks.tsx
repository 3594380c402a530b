import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { EmptyState } from "#ui/empty-state.tsx";
import { countFilters, type TaskView } from "./task-view.ts";

/** Why there is no task to see, and what to do about it. */
export function NoTasks({ view, onClearFilters }: { view: TaskView; onClearFilters: () => void }) {
  if (view.search !== undefined || countFilters(view) > 0) {
    const clear = (
      <Button variant="default" size="sm" onClick={onClearFilters}>
        <Trans>Clear search and filters</Trans>
      </Button>
    );
    return (
      <EmptyState title={t`No task matches`} action={clear}>
        {describeNone(view.state)}
      </EmptyState>
    );
  }
  if (view.state === "done") {
    return (
      <EmptyState title={t`Nothing done yet`}>
        <Trans>Tasks you complete are kept here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={view.state === "open" ? t`Nothing left to do` : t`No tasks yet`}>
      <Trans>Add a task above: type what it is and press Enter.</Trans>
    </EmptyState>
  );
}

function describeNone(state: TaskView["state"]): string {
  if (state === "all") return t`None of your tasks is like that.`;
  return state === "open"
    ? t`None of your open tasks is like that.`
    : t`None of your done tasks is like that.`;
}
