import type { DemoPeople, DemoPerson } from "./demo-people.ts";
import type { DemoArticle } from "./demo-products.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** An article that can be ordered. */
export type DemoOffer = DemoArticle & { id: string };

type Status = "placed" | "paid" | "shipped" | "delivered" | "cancelled";

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
  status: Status;
  totalAmount: number;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  lines: Line[];
  history: { status: Status; actorId: string; createdAt: Date }[];
};

/** Who orders when, and how far it gets with time. */
type Intent = { customer: DemoPerson; placedAt: Date; until: Status };

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
  const own = (until: Status, hoursAgo: number) => ({
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

/** Most are paid and delivered in time; some are cancelled, or wait for their money. */
function outcomeOf(chance: number): Status {
  if (chance < 0.07) return "cancelled";
  return chance < 0.1 ? "placed" : "delivered";
}

function demoOrder(intent: Intent, shop: Shop): DemoOrder {
  const { customer, placedAt } = intent;
  const id = shop.random.id(placedAt);
  const lines = chooseLines(intent, shop);
  const history = historyOf(intent, shop);
  const { status, createdAt: updatedAt } = history.at(-1) ?? {
    status: "placed",
    createdAt: placedAt,
  };
  return {
    id,
    customerId: customer.id,
    status,
    totalAmount: lines.reduce((sum, { priceAmount, quantity }) => sum + priceAmount * quantity, 0),
    createdAt: placedAt,
    updatedAt,
    version: history.length,
    lines,
    history,
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

const ways: Record<Status, Status[]> = {
  placed: ["placed"],
  paid: ["placed", "paid"],
  shipped: ["placed", "paid", "shipped"],
  delivered: ["placed", "paid", "shipped", "delivered"],
  cancelled: ["placed", "cancelled"],
};

/** The most that passes before each state is reached. */
const patience: Record<Status, number> = {
  placed: 0,
  paid: 20 * hourMs,
  shipped: 44 * hourMs,
  delivered: 70 * hourMs,
  cancelled: 30 * hourMs,
};

function historyOf(
  { customer, placedAt, until }: Intent,
  { now, random, people }: Shop,
): DemoOrder["history"] {
  let at = placedAt.getTime();
  return ways[until]
    .map((status) => {
      at += Math.floor(patience[status] * (0.3 + 0.7 * random.next()));
      const isCustomers = status === "placed" || status === "cancelled";
      const actorId = isCustomers ? customer.id : people.admin.id;
      return { status, actorId, createdAt: new Date(at) };
    })
    .filter(({ createdAt }) => createdAt <= now);
}
