import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { describeError } from "#api/error-reason.ts";
import { useSessionState } from "#api/session-context.ts";
import { readChartDays } from "#features/home/chart-days.ts";
import { DayCard } from "#features/home/day-card.tsx";
import { greet } from "#features/home/greeting.ts";
import { HomeColumns } from "#features/home/home-columns.tsx";
import { latestPostsQuery, recentOrdersQuery } from "#features/home/home-queries.ts";
import { LatestPosts } from "#features/home/latest-posts.tsx";
import { OrderCharts } from "#features/home/order-charts.tsx";
import { RecentOrders } from "#features/home/recent-orders.tsx";
import { TaskChart } from "#features/home/task-chart.tsx";
import { WaitingOrders } from "#features/home/waiting-orders.tsx";
import { OrderStatusBadge } from "#features/orders/order-status.tsx";
import { TaskCounts } from "#features/tasks/task-counts.tsx";
import { taskListQuery } from "#features/tasks/task-list-query.ts";
import { TaskRow } from "#features/tasks/task-row.tsx";
import { defaultView, type TaskView, writeView } from "#features/tasks/task-view.ts";
import { useTaskList } from "#features/tasks/use-task-list.ts";
import { writeDay } from "#ui/days.ts";
import { describeDay } from "#ui/describe-time.ts";
import { Page } from "#ui/page.tsx";
import { useKeepFocus } from "#ui/use-keep-focus.ts";
import { useNow } from "#ui/use-now.ts";
import { useRowSteps } from "#ui/use-row-steps.ts";

export const Route = createFileRoute("/_app/home")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: ({ days }: Record<string, unknown>): { days?: string } =>
    typeof days === "string" ? { days } : {},
  loader: ({ context: { workspace } }) => {
    const { queries } = workspace;
    const now = new Date();
    queries.infiniteQuery(taskListQuery(workspace, dueBy(writeDay(now)), now)).catch(() => {});
    queries.infiniteQuery(latestPostsQuery(workspace)).catch(() => {});
    queries.infiniteQuery(recentOrdersQuery(workspace)).catch(() => {});
  },
  component: HomeScreen,
});

function HomeScreen() {
  const { days } = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const state = useSessionState();
  const now = useNow();
  const chartDays = readChartDays(days);
  if (!("user" in state)) return null;
  const { name, role } = state.user;
  const isAdmin = role === "admin";

  return (
    <Page title={t`Home`} heading={greet(name, now)} wide>
      <HomeColumns
        day={describeDay(now)}
        main={
          <>
            <DayTasks />
            <LatestPosts />
          </>
        }
        aside={
          <>
            {isAdmin && <WaitingOrders days={chartDays} />}
            <RecentOrders renderStatus={(status) => <OrderStatusBadge status={status} />} />
          </>
        }
      />
      <TaskChart days={chartDays} />
      {isAdmin && (
        <OrderCharts
          days={chartDays}
          onDays={(count) =>
            void navigate({ search: { days: String(count) }, replace: true, resetScroll: false })
          }
        />
      )}
    </Page>
  );
}

const shown = 8;

/** What is due by tonight, to be done on the spot. */
function DayTasks() {
  const day = writeDay(useNow());
  const view = useMemo(() => dueBy(day), [day]);
  const navigate = useNavigate();
  const { tasks, now, error, isPending, isFetching, refetch } = useTaskList(view);
  const frameRef = useRef<HTMLDivElement>(null);
  useKeepFocus(frameRef, String(tasks.length));
  useRowSteps(frameRef);

  return (
    <DayCard
      frameRef={frameRef}
      counts={<TaskCounts view={view} isListThere={!isPending} />}
      isPending={isPending && tasks.length === 0}
      failure={error && tasks.length === 0 ? describeError(error) : null}
      isRetrying={isFetching}
      onRetry={() => void refetch()}
      more={
        tasks.length > shown && (
          <Link to="/tasks" search={writeView(view)}>
            <Trans>See all that is due</Trans>
          </Link>
        )
      }
      rows={tasks.slice(0, shown).map((task) => (
        <li key={task.id}>
          <TaskRow
            task={task}
            now={now}
            onTag={(tag) => void navigate({ to: "/tasks", search: { tag } })}
          />
        </li>
      ))}
    />
  );
}

function dueBy(day: string): TaskView {
  return { ...defaultView, due: { from: "", to: day }, sort: "dueAt", order: "asc" };
}
