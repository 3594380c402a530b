import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTRPC } from "#api/trpc-context.ts";
import { addDays, startOfDay } from "#ui/days.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { useNow } from "#ui/use-now.ts";
import classes from "./task-counts.module.css";
import { isSameView, type TaskView, writeView } from "./task-view.ts";

type TaskCountsProps = {
  view: TaskView;
  /** The list comes first: counting many tasks takes longer. */
  isListThere: boolean;
};

/** How one's tasks stand, each count with the way to what it counts. */
export function TaskCounts({ view, isListThere }: TaskCountsProps) {
  const trpc = useTRPC();
  const today = startOfDay(useNow());
  const { data, isError, refetch } = useQuery(
    trpc.tasks.stats.queryOptions(
      { dayBegins: today, dayEnds: addDays(today, 1) },
      { enabled: isListThere },
    ),
  );
  const { sort, order } = view;

  if (isError && !data) {
    return (
      <p role="alert" className={classes.failure}>
        <Trans>
          Your tasks could not be counted.{" "}
          <button type="button" className={classes.again} onClick={() => void refetch()}>
            Try again
          </button>
        </Trans>
      </p>
    );
  }
  return (
    <nav aria-label={t`Counts`} className={classes.counts} aria-busy={!data}>
      <Count
        name={t({ message: "open", context: "of tasks" })}
        count={data?.open}
        to={{ state: "open", sort, order }}
        shown={view}
      />
      <Count
        isLate
        name={t({ message: "overdue", context: "of tasks" })}
        count={data?.overdue}
        to={{ state: "open", due: "overdue", sort, order }}
        shown={view}
      />
      <Count
        name={t`due today`}
        count={data?.dueToday}
        to={{ state: "open", due: "today", sort, order }}
        shown={view}
      />
      <Count
        name={t({ message: "done", context: "of tasks" })}
        count={data?.completed}
        to={{ state: "done", sort, order }}
        shown={view}
      />
    </nav>
  );
}

type CountProps = {
  name: string;
  /** Whether they should have been done already. */
  isLate?: boolean;
  count: number | undefined;
  to: TaskView;
  shown: TaskView;
};

function Count({ name, isLate = false, count, to, shown }: CountProps) {
  return (
    <Link
      to="/tasks"
      search={writeView(to)}
      resetScroll={false}
      className={classes.count}
      data-shown={isSameView(to, shown) || undefined}
      data-late={(isLate && count !== undefined && count > 0) || undefined}
    >
      <b>{count === undefined ? "–" : describeNumber(count)}</b> {name}
    </Link>
  );
}
