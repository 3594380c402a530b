import { createFileRoute, useLocation, useRouter } from "@tanstack/react-router";
import { TaskPanel } from "#features/tasks/task-panel.tsx";

export const Route = createFileRoute("/_app/tasks/$taskId")({ component: TaskScreen });

function TaskScreen() {
  const { taskId } = Route.useParams();
  const navigate = Route.useNavigate();
  const { history } = useRouter();
  const isFromList = useLocation({ select: ({ state }) => state.isFromList === true });

  /** Back to the list it was opened from, so that a step back from there does not open it again. */
  function close(ignoreBlocker: boolean): void {
    if (isFromList) return history.back({ ignoreBlocker });
    void navigate({
      to: "/tasks",
      search: (search) => search,
      replace: true,
      resetScroll: false,
      ignoreBlocker,
    });
  }

  return (
    <TaskPanel
      key={taskId}
      taskId={taskId}
      onClose={() => close(false)}
      onSettled={() => close(true)}
    />
  );
}
