import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { OrderStats } from "@tenon/schemas/orders";
import { useTRPC } from "#api/trpc-context.ts";
import { BarChart } from "#ui/bar-chart.tsx";
import { describeCount } from "#ui/describe-count.ts";
import { describeMoney } from "#ui/describe-money.ts";
import { useNow } from "#ui/use-now.ts";
import { inLocale } from "#words/locale.ts";
import { type ChartDays, chartDays, readChartDays } from "./chart-days.ts";
import { HomeCard } from "./home-card.tsx";
import { orderStatsQuery } from "./home-queries.ts";
import classes from "./order-charts.module.css";
import { bestOf, lastDays, ordersByDay, revenueByDay, totalOf } from "./order-days.ts";

type OrderChartsProps = { days: ChartDays; onDays: (days: ChartDays) => void };

/** For administrators: orders and revenue, day by day. */
export function OrderCharts({ days, onDays }: OrderChartsProps) {
  const trpc = useTRPC();
  const answer = useQuery(orderStatsQuery(trpc, days));
  return (
    <HomeCard
      title="Orders day by day"
      action={
        <SegmentedControl
          aria-label="Days"
          size="xs"
          data={chartDays.map((count) => ({ value: String(count), label: `${count} days` }))}
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
  const days = lastDays(count, useNow());
  const charts = [
    { title: "Orders", days: ordersByDay(counted, days), format: describeOrders },
    ...revenueByDay(counted, days).map(({ currency, days: revenue }) => ({
      title: `Revenue in ${currency}`,
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
          summary={summarize(values, format)}
          barName="Day"
          bars={values.map(({ day, value }) => ({
            label: longDay().format(day),
            mark: shortDay().format(day),
            value,
          }))}
          format={format}
        />
      ))}
    </div>
  );
}

function summarize(days: ReturnType<typeof ordersByDay>, format: (value: number) => string) {
  const best = bestOf(days);
  if (best === null) return `No orders in the last ${days.length} days.`;
  return `${format(totalOf(days))} in the last ${days.length} days; the most on ${longDay().format(best.day)}: ${format(best.value)}.`;
}

function describeOrders(count: number): string {
  return describeCount(count, "order");
}

const longDay = inLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    }),
);
const shortDay = inLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
);
