import { plural, t } from "@lingui/core/macro";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { OrderStats } from "@tenon/schemas/orders";
import { useTRPC } from "#api/trpc-context.ts";
import { BarChart } from "#ui/bar-chart.tsx";
import { describeMoney } from "#ui/describe-money.ts";
import { describeDate, describeDay } from "#ui/describe-time.ts";
import { useNow } from "#ui/use-now.ts";
import { type ChartDays, chartDays, readChartDays } from "./chart-days.ts";
import { describeDays } from "./describe-days.ts";
import { HomeCard } from "./home-card.tsx";
import { orderStatsQuery } from "./home-queries.ts";
import classes from "./order-charts.module.css";
import { lastDays, ordersByDay, revenueByDay } from "./order-days.ts";

type OrderChartsProps = { days: ChartDays; onDays: (days: ChartDays) => void };

/** For administrators: orders and revenue, day by day. */
export function OrderCharts({ days, onDays }: OrderChartsProps) {
  const trpc = useTRPC();
  const answer = useQuery(orderStatsQuery(trpc, days));
  return (
    <HomeCard
      title={t`Orders day by day`}
      action={
        <SegmentedControl
          aria-label={t`Days`}
          size="xs"
          data={chartDays.map((count) => ({ value: String(count), label: t`${count} days` }))}
          value={String(days)}
          onChange={(count) => onDays(readChartDays(count))}
        />
      }
      answer={answer}
    >
      {({ days: counted }) => <Charts counted={counted} count={days} />}
    </HomeCard>
  );
}

function Charts({ counted, count }: { counted: OrderStats["days"]; count: number }) {
  const now = useNow();
  const days = lastDays(count, now);
  const charts = [
    { title: t`Orders`, days: ordersByDay(counted, days), format: describeOrders },
    ...revenueByDay(counted, days).map(({ currency, days: revenue }) => ({
      title: t`Revenue in ${currency}`,
      days: revenue,
      format: (amount: number) => describeMoney({ amount, currency }),
    })),
  ];
  return (
    <div className={classes.charts}>
      {charts.map(({ title, days: values, format }) => (
        <BarChart
          key={title}
          title={title}
          summary={describeDays(values, format) ?? t`No orders in the last ${count} days.`}
          barName={t`Day`}
          bars={values.map(({ day, value }) => ({
            label: describeDay(day),
            mark: describeDate(day, now),
            value,
          }))}
          format={format}
        />
      ))}
    </div>
  );
}

function describeOrders(count: number): string {
  return plural(count, { one: "# order", other: "# orders" });
}
