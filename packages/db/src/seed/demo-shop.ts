import { type DemoOffer, type DemoOrder, demoOrders } from "./demo-orders.ts";
import type { DemoPeople } from "./demo-people.ts";
import { demoArticles } from "./demo-products.ts";
import { type DemoStockEntry, demoStock } from "./demo-stock.ts";
import type { SeededRandom } from "./seeded-random.ts";

export const DEMO_CURRENCY = "EUR";

export type DemoProduct = {
  id: string;
  sku: string;
  name: string;
  description: string;
  priceAmount: number;
  stock: number;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  version: number;
};

export type DemoShop = {
  products: DemoProduct[];
  orders: DemoOrder[];
  stockEntries: DemoStockEntry[];
};

const dayMs = 86_400_000;

/** A small carpenter's catalogue and a month of its trade; every stock is the sum of its entries. */
export function demoShop(world: { now: Date; random: SeededRandom; people: DemoPeople }): DemoShop {
  const { now, random, people } = world;
  const offers = demoArticles.map((article) => {
    const createdAt = new Date(now.getTime() - (40 + random.below(320)) * dayMs);
    return { ...article, id: random.id(createdAt), createdAt };
  });
  const orders = demoOrders({
    ...world,
    offers: offers.filter(({ isActive = true }) => isActive),
  });
  const stocked = offers.map((offer) => ({
    offer,
    entries: demoStock({ now, random, offer, orders, adminId: people.admin.id }),
  }));
  return {
    products: stocked.map(({ offer, entries }) => demoProduct(offer, { entries, now })),
    orders,
    stockEntries: stocked.flatMap(({ entries }) => entries),
  };
}

function demoProduct(
  { price, before, left: _left, isActive = true, ...offer }: DemoOffer & { createdAt: Date },
  { entries, now }: { entries: DemoStockEntry[]; now: Date },
): DemoProduct {
  const repricings = before ? [new Date(now.getTime() - before.days * dayMs)] : [];
  const movements = entries.filter(({ reason }) => reason !== "initial");
  const changes = [...repricings, ...movements.map(({ createdAt }) => createdAt)];
  return {
    ...offer,
    priceAmount: price,
    stock: entries.reduce((sum, { quantity }) => sum + quantity, 0),
    isActive,
    updatedAt: new Date(Math.max(...[offer.createdAt, ...changes].map(Number))),
    version: 1 + changes.length,
  };
}
