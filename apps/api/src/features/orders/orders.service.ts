import { v7 as uuidv7 } from "uuid";
import type {
  ListOrdersInput,
  OrderDetails,
  OrderPage,
  OrderRef,
  OrderStatus,
  OrderStats,
  OrderStatsInput,
  PlaceOrderInput,
} from "@tenon/schemas/orders";
import type { Actor, Caller } from "#actor.ts";
import type { AuditService } from "#features/audit/index.ts";
import type { OrderMails } from "#features/order-mails/index.ts";
import type { Transaction, TransactionRunner } from "#platform/db/transaction.ts";
import { AppError } from "#platform/errors/app-error.ts";
import { lastDays, type LastDays } from "#platform/last-days.ts";
import { listedCustomer, maySee, nextStatus, type OrderAct } from "./orders.policy.ts";
import { assertExpected, priceLines, sumLines } from "./orders.pricing.ts";
import type { CountedOrders, OrderRepository, OrderStanding } from "./orders.repository.ts";

export type OrderService = {
  /** Throws FORBIDDEN when somebody else's are asked for. */
  list(actor: Actor, input: ListOrdersInput): Promise<OrderPage>;
  byId(actor: Actor, input: OrderRef): Promise<OrderDetails>;
  /** Order and stock move together or not at all. Throws OUT_OF_STOCK and PRICE_CHANGED. */
  place(actor: Actor, input: PlaceOrderInput): Promise<OrderDetails>;
  /** Throws INVALID_TRANSITION from where it can't be done. Cancelling puts the stock back. */
  move(actor: Actor, asked: { act: OrderAct } & OrderRef, caller: Caller): Promise<OrderDetails>;
  stats(input: OrderStatsInput): Promise<OrderStats>;
};

type Dependencies = {
  orders: OrderRepository;
  mails: Pick<OrderMails, "tell">;
  audit: Pick<AuditService, "record">;
  transaction: TransactionRunner;
};

export function createOrderService({
  orders,
  mails,
  audit,
  transaction,
}: Dependencies): OrderService {
  return {
    async list(actor, input) {
      const customerId = listedCustomer(actor, input);
      if (customerId === undefined) throw new AppError({ code: "FORBIDDEN" });
      return orders.list(customerId, input);
    },
    async byId(actor, { id }) {
      await visible(actor, id);
      return existing(id);
    },
    place: ({ userId: customerId }, input) =>
      transaction(async (tx) => {
        const id = uuidv7();
        const wanted = sumLines(input.lines);
        // First, as nothing shall come between the lock on what is ordered and the end of the transaction.
        await mails.tell({ orderId: id, news: "placed" }, tx);
        const place = async () => {
          const offered = await orders.findOffered(
            wanted.map(({ productId }) => productId),
            tx,
          );
          const priced = priceLines(wanted, offered);
          assertExpected(priced.total, input.expectedTotal);
          return orders.place({ id, customerId, ...priced }, tx);
        };
        // What was changed since it was looked at is held from the first try on: the second one meets the last word.
        const placed = (await place()) ?? (await place());
        if (!placed) throw new AppError({ code: "UNAUTHENTICATED" });
        return placed;
      }),
    move: (actor, { act, id }, caller) =>
      transaction(async (tx) => {
        const { status: from, customerId } = await visible(actor, id, tx);
        const to = nextStatus(from, act);
        const moved =
          to !== null && (await orders.move({ id, from, to, actorId: actor.userId }, tx));
        if (!moved) throw await refuse(id, from, tx);
        if (to === "cancelled") await orders.returnStock(id, actor.userId, tx);
        if (to === "shipped" || to === "cancelled") await mails.tell({ orderId: id, news: to }, tx);
        const order = await existing(id, tx);
        if (actor.role === "admin") {
          const details = { number: order.number, "status.from": from, "status.to": to };
          const event = { action: `order.${to}`, targetId: customerId, details } as const;
          await audit.record({ ...event, by: actor, from: caller }, tx);
        }
        return order;
      }),
    async stats(input) {
      const days = lastDays(input);
      const [waiting, quarters] = await Promise.all([
        orders.countWaiting(),
        orders.countPlaced(days.since),
      ]);
      return { waiting, days: sumByDay(quarters, days) };
    },
  };

  /** An order that the actor may see; for anybody else there is none. */
  async function visible(actor: Actor, id: string, tx?: Transaction): Promise<OrderStanding> {
    const standing = await orders.findStanding(id, tx);
    if (!standing || !maySee(actor, standing)) throw new AppError({ code: "NOT_FOUND" });
    return standing;
  }

  async function existing(id: string, tx?: Transaction): Promise<OrderDetails> {
    const order = await orders.find(id, tx);
    if (!order) throw new AppError({ code: "NOT_FOUND" });
    return order;
  }

  async function refuse(id: string, seen: OrderStatus, tx: Transaction): Promise<AppError> {
    const standing = await orders.findStanding(id, tx);
    return new AppError({ code: "INVALID_TRANSITION", status: standing?.status ?? seen });
  }
}

function sumByDay(quarters: CountedOrders[], { dayOf }: LastDays): OrderStats["days"] {
  const sums = new Map<string, OrderStats["days"][number]>();
  for (const { at, orders, revenue } of quarters) {
    const day = dayOf(at);
    if (day === null) continue;
    const { amount, currency } = revenue;
    const sum = sums.get(day + currency) ?? { day, orders: 0, revenue: { amount: 0, currency } };
    sum.orders += orders;
    sum.revenue.amount += amount;
    sums.set(day + currency, sum);
  }
  return [...sums.values()].toSorted(
    (a, b) => a.day.localeCompare(b.day) || a.revenue.currency.localeCompare(b.revenue.currency),
  );
}
