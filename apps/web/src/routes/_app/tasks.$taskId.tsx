import { createFileRoute } from "@tanstack/react-router";
import { TaskPanel } from "#features/tasks/task-panel.tsx";

export const Route = createFileRoute("/_app/tasks/$taskId")({ component: TaskScreen });

function TaskScreen() {
  const { taskId } = Route.useParams();
  const navigate = Route.useNavigate();
  const close = (ignoreBlocker: boolean) =>
    void navigate({ to: "/tasks", search: (search) => search, resetScroll: false, ignoreBlocker });
  return (
    <TaskPanel
      key={taskId}
      taskId={taskId}
      onClose={() => close(false)}
      onSettled={() => close(true)}
    />
  );
}
