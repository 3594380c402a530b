import type { DemoPeople, DemoPerson } from "./demo-people.ts";
import type { DemoArticle } from "./demo-products.ts";
import { courseOf, outcomeOf, type OrderStatus, type OrderStep } from "./order-course.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** An article that can be ordered. */
export type DemoOffer = DemoArticle & { id: string };

type Line = {
  productId: string;
  sku: string;
  name: string;
  priceAmount: number;
  quantity: number;
};

export type DemoOrder = {
  id: string;
  customerId: string;
  status: OrderStatus;
  totalAmount: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  lines: Line[];
  history: (OrderStep & { actorId: string })[];
};

/** Who orders when, and how far it gets with time. */
type Intent = { customer: DemoPerson; placedAt: Date; until: OrderStatus };

type Shop = { now: Date; random: SeededRandom; people: DemoPeople; offers: DemoOffer[] };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const daysOfTrade = 30;

/** What was ordered in the last month, the oldest first: more on working days, and of the member's own one in each state. */
export function demoOrders(shop: Shop): DemoOrder[] {
  return [...ownIntents(shop), ...dailyIntents(shop)]
    .toSorted((a, b) => a.placedAt.getTime() - b.placedAt.getTime())
    .map((intent) => demoOrder(intent, shop));
}

function ownIntents({ now, people }: Shop): Intent[] {
  const own = (until: OrderStatus, hoursAgo: number) => ({
    customer: people.demo,
    placedAt: new Date(now.getTime() - hoursAgo * hourMs),
    until,
  });
  return [
    own("delivered", 20 * 24),
    own("cancelled", 12 * 24),
    own("shipped", 6 * 24),
    own("paid", 2 * 24),
    own("placed", 3),
  ];
}

function dailyIntents({ now, random, people }: Shop): Intent[] {
  const { admin: _admin, demo, ...others } = people;
  const customers = [demo, ...Object.values(others)] as const;
  const today = new Date(now);
  today.setUTCHours(0, 0, 0, 0);

  return Array.from({ length: daysOfTrade }, (_day, daysAgo) => {
    const day = new Date(today.getTime() - daysAgo * dayMs);
    const isWeekend = day.getUTCDay() % 6 === 0;
    const orders = isWeekend ? random.below(3) : 3 + random.below(5);
    return Array.from({ length: orders }, () => ({
      customer: random.pick(customers),
      placedAt: new Date(day.getTime() + 7 * hourMs + random.below(12 * hourMs)),
      until: outcomeOf(random.next()),
    }));
  })
    .flat()
    .filter(({ placedAt }) => placedAt < now);
}

function demoOrder(intent: Intent, shop: Shop): DemoOrder {
  const { customer, placedAt } = intent;
  const { now, random, people } = shop;
  const id = random.id(placedAt);
  const lines = chooseLines(intent, shop);
  const course = courseOf(intent, now, random);
  const { status, createdAt: updatedAt } = course.at(-1) ?? course[0];
  return {
    id,
    customerId: customer.id,
    status,
    totalAmount: lines.reduce((sum, { priceAmount, quantity }) => sum + priceAmount * quantity, 0),
    createdAt: placedAt,
    updatedAt,
    version: course.length,
    lines,
    history: course.map((step) => {
      const isCustomers = step.status === "placed" || step.status === "cancelled";
      return { ...step, actorId: isCustomers ? customer.id : people.admin.id };
    }),
  };
}

/** What sells out does not come back. */
function chooseLines({ placedAt, until }: Intent, { now, random, offers }: Shop): Line[] {
  const choice = until === "cancelled" ? offers.filter(({ left }) => left > 0) : offers;
  const chosen = new Set<DemoOffer>();
  const wanted = 1 + random.below(3);
  for (let tries = 0; tries < wanted; tries += 1) {
    const offer = choice[Math.floor(random.next() ** 1.6 * choice.length)];
    if (offer) chosen.add(offer);
  }
  return [...chosen].map(({ id, sku, name, price, before }) => {
    const ageDays = (now.getTime() - placedAt.getTime()) / dayMs;
    const priceAmount = before && ageDays > before.days ? before.price : price;
    const quantity = price < 5_000 ? 1 + random.below(4) : 1;
    return { productId: id, sku, name, priceAmount, quantity };
  });
}
