import type { DemoOffer, DemoOrder } from "./demo-orders.ts";
import type { SeededRandom } from "./seeded-random.ts";

export type DemoStockEntry = {
  id: string;
  productId: string;
  quantity: number;
  reason: string;
  note: string;
  orderId: string | null;
  actorId: string;
  createdAt: Date;
};

type Movement = Omit<DemoStockEntry, "id" | "productId">;

type Stockroom = {
  now: Date;
  random: SeededRandom;
  /** With the moment it came into the catalogue. */
  offer: DemoOffer & { createdAt: Date };
  orders: DemoOrder[];
  adminId: string;
};

const dayMs = 86_400_000;

/** How a product's stock moved, from what was there at first to about what the article says is left. */
export function demoStock({ now, random, offer, orders, adminId }: Stockroom): DemoStockEntry[] {
  const moved = [...movedByHand(), ...orders.flatMap(movedBy)].toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
  );
  const first = firstStock(offer.left, moved);
  const initial = { quantity: first, reason: "initial", note: "", orderId: null, actorId: adminId };
  return [...(first > 0 ? [{ ...initial, createdAt: offer.createdAt }] : []), ...moved].map(
    (movement) => ({ id: random.id(movement.createdAt), productId: offer.id, ...movement }),
  );

  function movedByHand(): Movement[] {
    return byHand
      .filter(({ sku }) => sku === offer.sku)
      .map(({ days, quantity, reason, note }) => {
        const createdAt = new Date(now.getTime() - days * dayMs);
        return { quantity, reason, note, orderId: null, actorId: adminId, createdAt };
      });
  }

  function movedBy({ id, lines, history }: DemoOrder): Movement[] {
    const line = lines.find(({ productId }) => productId === offer.id);
    if (!line) return [];
    return history.flatMap(({ status, actorId, createdAt }) => {
      const movement = { note: "", orderId: id, actorId, createdAt };
      if (status === "placed") return [{ ...movement, quantity: -line.quantity, reason: "sold" }];
      if (status === "cancelled") {
        return [{ ...movement, quantity: line.quantity, reason: "returned" }];
      }
      return [];
    });
  }
}

/** Enough for what is left, and for there never having been less than nothing. */
function firstStock(left: number, moved: Movement[]): number {
  let level = 0;
  let lowest = 0;
  for (const { quantity } of moved) {
    level += quantity;
    lowest = Math.min(lowest, level);
  }
  return Math.max(left - level, -lowest);
}

const byHand = [
  {
    sku: "SPOON-3",
    days: 15.2,
    quantity: 40,
    reason: "received",
    note: "Two crates from the carving bench",
  },
  { sku: "BOARD-S", days: 14.9, quantity: 36, reason: "received", note: "" },
  { sku: "OIL-250", days: 8.3, quantity: 24, reason: "received", note: "Delivery note 20417" },
  { sku: "NEST-32", days: 19.1, quantity: 20, reason: "received", note: "Ready for spring" },
  { sku: "BOWL-20", days: 9.4, quantity: -1, reason: "damaged", note: "Cracked on the shelf" },
  { sku: "FRAME-A4", days: 21.3, quantity: -2, reason: "counted", note: "Yearly count" },
  { sku: "TRAY-40", days: 6.2, quantity: -1, reason: "other", note: "Lent to the fair’s café" },
  {
    sku: "TRAIN",
    days: 3.1,
    quantity: -1,
    reason: "damaged",
    note: "A wheel came off in the window",
  },
];
