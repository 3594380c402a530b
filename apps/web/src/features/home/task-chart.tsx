import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import type { TaskDays } from "@tenon/schemas/tasks";
import { useTRPC } from "#api/trpc-context.ts";
import { BarChart } from "#ui/bar-chart.tsx";
import { writeDay } from "#ui/days.ts";
import { describeDate, describeDay } from "#ui/describe-time.ts";
import { useNow } from "#ui/use-now.ts";
import { describeDays } from "./describe-days.ts";
import { HomeCard } from "./home-card.tsx";
import { doneByDayQuery } from "./home-queries.ts";
import { lastDays } from "./order-days.ts";

/** What one got done, day by day. */
export function TaskChart({ days }: { days: number }) {
  const trpc = useTRPC();
  const answer = useQuery(doneByDayQuery(trpc, days));
  return (
    <HomeCard title={t`Done day by day`} answer={answer}>
      {({ days: counted }) => <Chart counted={counted} count={days} />}
    </HomeCard>
  );
}

function Chart({ counted, count }: { counted: TaskDays["days"]; count: number }) {
  const now = useNow();
  const done = new Map(counted.map(({ day, completed }) => [day, completed]));
  const days = lastDays(count, now).map((day) => ({ day, value: done.get(writeDay(day)) ?? 0 }));
  return (
    <BarChart
      title={t`Tasks done`}
      summary={describeDays(days, describeTasks) ?? t`Nothing was done in the last ${count} days.`}
      barName={t`Day`}
      bars={days.map(({ day, value }) => ({
        label: describeDay(day),
        mark: describeDate(day, now),
        value,
      }))}
      format={describeTasks}
    />
  );
}

function describeTasks(count: number): string {
  return plural(count, { one: "# task", other: "# tasks" });
}
