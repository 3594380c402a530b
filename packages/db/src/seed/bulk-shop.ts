import { type BulkPlan, bulkUserIds } from "./bulk-rows.ts";
import { sentences, wareName } from "./bulk-words.ts";
import { courseOf, type OrderCourse, outcomeOf } from "./order-course.ts";
import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";

type Ware = { id: string; sku: string; name: string; priceAmount: number };

export type BulkProduct = Ware & {
  description: string;
  /** What was there at first, and what is left. */
  initial: number;
  stock: number;
  isActive: boolean;
  createdAt: Date;
};

export type BulkOrder = {
  id: string;
  customerId: string;
  totalAmount: number;
  createdAt: Date;
  lines: (Ware & { quantity: number })[];
  course: OrderCourse;
};

export type BulkStockEntry = {
  id: string;
  productId: string;
  quantity: number;
  reason: "initial" | "sold" | "returned";
  orderId: string | null;
  actorId: string | null;
  createdAt: Date;
};

/** What the orders of a plan come to. */
export type OrderTally = {
  /** Pieces by product. */
  sold: Map<string, number>;
  returned: Map<string, number>;
  lines: number;
  steps: number;
  movements: number;
};

const dayMs = 86_400_000;

export function tallyOrders(plan: BulkPlan): OrderTally {
  const tally: OrderTally = {
    sold: new Map(),
    returned: new Map(),
    lines: 0,
    steps: 0,
    movements: 0,
  };
  for (const { lines, course } of bulkOrders(plan)) {
    const isReturned = course.at(-1)?.status === "cancelled";
    tally.lines += lines.length;
    tally.steps += course.length;
    tally.movements += lines.length * (isReturned ? 2 : 1);
    for (const line of lines) {
      add(tally.sold, line);
      if (isReturned) add(tally.returned, line);
    }
  }
  return tally;
}

/** The catalogue, with the stock that the orders leave. */
export function* bulkProducts(
  plan: BulkPlan,
  { sold, returned }: Pick<OrderTally, "sold" | "returned">,
): Generator<BulkProduct> {
  const random = createSeededRandom(plan.seed + 0x85ebca6b);
  for (const ware of wares(plan)) {
    const left = 1 + random.below(100);
    yield {
      ...ware,
      description: sentences(random, { from: 1, below: 4 }),
      initial: left + (sold.get(ware.id) ?? 0),
      stock: left + (returned.get(ware.id) ?? 0),
      isActive: random.next() < 0.95,
      createdAt: beginning(plan.now),
    };
  }
}

/** The orders of the last year, the oldest first. */
export function* bulkOrders(plan: BulkPlan): Generator<BulkOrder> {
  const random = createSeededRandom(plan.seed + 0xc2b2ae35);
  const [ware, ...others] = wares(plan);
  if (ware === undefined) return;
  const choice: Choice = { customers: bulkUserIds(plan), wares: [ware, ...others] };
  const pause = (365 * dayMs) / Math.max(1, plan.orders);
  for (let made = 0; made < plan.orders; made += 1) {
    const at = plan.now.getTime() - 365 * dayMs + (made + random.next()) * pause;
    yield bulkOrder({ placedAt: new Date(at), now: plan.now }, choice, random);
  }
}

/** How the stock moved: what was there at first, sold and returned. */
export function* bulkStockEntries(
  plan: BulkPlan,
  tally: Pick<OrderTally, "sold" | "returned">,
): Generator<BulkStockEntry> {
  const random = createSeededRandom(plan.seed + 0x27d4eb2f);
  for (const { id: productId, initial, createdAt } of bulkProducts(plan, tally)) {
    const origin = { orderId: null, actorId: null, createdAt };
    yield { id: random.id(createdAt), productId, quantity: initial, reason: "initial", ...origin };
  }
  for (const { id: orderId, customerId: actorId, lines, course } of bulkOrders(plan)) {
    for (const { status, createdAt } of course) {
      if (status !== "placed" && status !== "cancelled") continue;
      const reason = status === "placed" ? "sold" : "returned";
      for (const line of lines) {
        const quantity = status === "placed" ? -line.quantity : line.quantity;
        const origin = { orderId, actorId, createdAt };
        yield { id: random.id(createdAt), productId: line.id, quantity, reason, ...origin };
      }
    }
  }
}

type Choice = { customers: [string, ...string[]]; wares: [Ware, ...Ware[]] };

function bulkOrder(
  { placedAt, now }: { placedAt: Date; now: Date },
  choice: Choice,
  random: SeededRandom,
): BulkOrder {
  const chosen = new Set(
    Array.from({ length: 1 + random.below(4) }, () => random.pick(choice.wares)),
  );
  const lines = Array.from(chosen, (ware) => ({ ...ware, quantity: 1 + random.below(3) }));
  return {
    id: random.id(placedAt),
    customerId: random.pick(choice.customers),
    totalAmount: lines.reduce((sum, { priceAmount, quantity }) => sum + priceAmount * quantity, 0),
    createdAt: placedAt,
    lines,
    course: courseOf({ placedAt, until: outcomeOf(random.next()) }, now, random),
  };
}

function* wares({ products, seed, now }: BulkPlan): Generator<Ware> {
  const random = createSeededRandom(seed + 0x165667b1);
  for (let number = 1; number <= products; number += 1) {
    yield {
      id: random.id(beginning(now)),
      sku: `S${seed}-${number}`,
      name: `${wareName(random)} ${number}`,
      priceAmount: 100 + random.below(20_000),
    };
  }
}

function beginning(now: Date): Date {
  return new Date(now.getTime() - 366 * dayMs);
}

function add(pieces: Map<string, number>, { id, quantity }: { id: string; quantity: number }) {
  pieces.set(id, (pieces.get(id) ?? 0) + quantity);
}
