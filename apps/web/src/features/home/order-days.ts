import type { Money } from "@tenon/schemas/money";
import type { OrderStats } from "@tenon/schemas/orders";
import { addDays, startOfDay, writeDay } from "#ui/days.ts";

type Counted = OrderStats["days"];
export type DayValue = { day: Date; value: number };

/** So many days where the person is, the last one being today, each by its beginning. */
export function lastDays(count: number, now: Date): Date[] {
  const today = startOfDay(now);
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count));
}

/** How many orders each day has, in whichever currency; days without any are there with zero. */
export function ordersByDay(counted: Counted, days: Date[]): DayValue[] {
  return days.map((day) => ({
    day,
    value: sum(counted.filter((entry) => isOn(day, entry)).map(({ orders }) => orders)),
  }));
}

/** What the orders of each day come to, currency by currency, the busiest currency first. */
export function revenueByDay(
  counted: Counted,
  days: Date[],
): { currency: string; days: DayValue[] }[] {
  const ordersOf = (currency: string) =>
    sum(counted.filter((entry) => entry.revenue.currency === currency).map(({ orders }) => orders));
  const currencies = [...new Set(counted.map(({ revenue }) => revenue.currency))];
  return currencies
    .toSorted((one, other) => ordersOf(other) - ordersOf(one))
    .map((currency) => ({
      currency,
      days: days.map((day) => ({ day, value: amountOn(day, currency, counted).amount })),
    }));
}

/** The most of any day, and the day itself where no other has as much; null when there was nothing on any. */
export function bestOf(days: DayValue[]): { value: number; day: Date | null } | null {
  const value = Math.max(0, ...days.map((each) => each.value));
  const [best, ...others] = days.filter((each) => each.value === value);
  if (best === undefined || value === 0) return null;
  return { value, day: others.length === 0 ? best.day : null };
}

export function totalOf(days: DayValue[]): number {
  return sum(days.map(({ value }) => value));
}

function amountOn(day: Date, currency: string, counted: Counted): Money {
  const entry = counted.find(
    (candidate) => isOn(day, candidate) && candidate.revenue.currency === currency,
  );
  return entry?.revenue ?? { amount: 0, currency };
}

function isOn(day: Date, entry: Counted[number]): boolean {
  return writeDay(day) === entry.day;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
