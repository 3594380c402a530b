import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Drawer, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { TaskForm } from "./task-form.tsx";
import classes from "./task-panel.module.css";
import { useTasks } from "./tasks-context.ts";

type TaskPanelProps = { taskId: string; onClose: () => void; onSettled: () => void };

/** One task, beside the list it came from. */
export function TaskPanel({ taskId, onClose, onSettled }: TaskPanelProps) {
  const trpc = useTRPC();
  const { cache } = useTasks();
  const {
    data: task,
    error,
    refetch,
    isFetching,
  } = useQuery(
    trpc.tasks.byId.queryOptions(
      { id: taskId },
      { initialData: () => cache.find(taskId), initialDataUpdatedAt: 0 },
    ),
  );

  const isGone = reasonOf(error)?.code === "NOT_FOUND";

  useEffect(() => () => focusRow(taskId), [taskId]);

  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="right"
      size={480}
      classNames={{ content: classes.panel }}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content data-panel aria-label={t`Task`}>
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>
            <Trans>Task</Trans>
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t`Close task`} />
        </div>
        <Drawer.Body className={classes.body}>
          {task ? (
            <TaskForm
              key={task.id}
              stored={task}
              isGone={isGone}
              onClose={onClose}
              onSettled={onSettled}
            />
          ) : (
            <NoTask error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** The focus goes back to the task in the list, or to the list's place when it is not there. */
function focusRow(taskId: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row-link="${CSS.escape(taskId)}"]`);
  (row ?? document.querySelector<HTMLElement>("main"))?.focus();
}

type NoTaskProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoTask({ error, onRetry, isRetrying }: NoTaskProps) {
  if (error === null) {
    return (
      <Stack p="md" aria-busy="true" aria-label={t`Loading the task`} role="status">
        {[36, 40, 120].map((height) => (
          <Skeleton key={height} height={height} />
        ))}
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <ErrorState
        title={t`This task is not there`}
        message={t`It was deleted, or the link is not yours.`}
      />
    );
  }
  return (
    <ErrorState
      title={t`The task could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
