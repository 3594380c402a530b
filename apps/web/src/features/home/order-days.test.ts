import { describe, expect, it } from "vitest";
import { writeDay } from "#ui/days.ts";
import { bestOf, lastDays, ordersByDay, revenueByDay, totalOf } from "./order-days.ts";

const days = lastDays(4, new Date(2026, 2, 2, 23, 30));
const counted = [
  { day: "2026-02-28", orders: 2, revenue: { amount: 3_000, currency: "EUR" } },
  { day: "2026-02-28", orders: 5, revenue: { amount: 900, currency: "USD" } },
  { day: "2026-03-02", orders: 1, revenue: { amount: 4_500, currency: "EUR" } },
];

it("counts the days of where one is back from today, across the end of a month", () => {
  expect(days.map(writeDay)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
});

it("sums a day's orders over the currencies, and shows days without any as zero", () => {
  expect(ordersByDay(counted, days).map(({ value }) => value)).toEqual([0, 7, 0, 1]);
});

it("keeps the revenue of each currency to itself, the busiest currency first", () => {
  const revenue = revenueByDay(counted, days).map((each) => [
    each.currency,
    each.days.map(({ value }) => value),
  ]);
  expect(revenue).toEqual([
    ["USD", [0, 900, 0, 0]],
    ["EUR", [0, 3_000, 0, 4_500]],
  ]);
});

describe("what a month comes to", () => {
  it("is its total and its best day, where there is one", () => {
    const [first, second] = [ordersByDay(counted, days), ordersByDay([], days)];
    expect([totalOf(first), bestOf(first)?.day]).toEqual([8, days[1]]);
    expect([totalOf(second), bestOf(second)]).toEqual([0, null]);
    const alike = days.map((day) => ({ day, value: 3 }));
    expect(bestOf(alike)).toEqual({ value: 3, day: null });
  });
});
