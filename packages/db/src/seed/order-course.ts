import type { SeededRandom } from "./seeded-random.ts";

export type OrderStatus = "placed" | "paid" | "shipped" | "delivered" | "cancelled";

export type OrderStep = { status: OrderStatus; createdAt: Date };

/** An order's steps until it is where it shall get, or until now; the first one is its placing. */
export type OrderCourse = [OrderStep, ...OrderStep[]];

const hourMs = 3_600_000;

/** Most are paid and delivered in time; some are cancelled, or wait for their money. */
export function outcomeOf(chance: number): OrderStatus {
  if (chance < 0.07) return "cancelled";
  return chance < 0.1 ? "placed" : "delivered";
}

export function courseOf(
  { placedAt, until }: { placedAt: Date; until: OrderStatus },
  now: Date,
  random: SeededRandom,
): OrderCourse {
  const course: OrderCourse = [{ status: "placed", createdAt: placedAt }];
  let at = placedAt.getTime();
  for (const status of waysOn[until]) {
    at += Math.floor(patience[status] * (0.3 + 0.7 * random.next()));
    if (at > now.getTime()) break;
    course.push({ status, createdAt: new Date(at) });
  }
  return course;
}

type Later = Exclude<OrderStatus, "placed">;

const waysOn: Record<OrderStatus, Later[]> = {
  placed: [],
  paid: ["paid"],
  shipped: ["paid", "shipped"],
  delivered: ["paid", "shipped", "delivered"],
  cancelled: ["cancelled"],
};

/** The most that passes before each state is reached. */
const patience: Record<Later, number> = {
  paid: 20 * hourMs,
  shipped: 44 * hourMs,
  delivered: 70 * hourMs,
  cancelled: 30 * hourMs,
};
