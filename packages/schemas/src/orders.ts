import { z } from "zod";
import { Money, Price } from "./money.ts";
import { orderStatuses } from "./order-statuses.ts";
import { page, pageFields } from "./pages.ts";
import { Id, Timestamp, TimeZone, Version } from "./scalars.ts";
import { PersonRef } from "./users.ts";

/** Where an order stands. */
export const OrderStatus = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** So many of one product, with its name and price of the day the order was placed. */
export const OrderLine = z.object({
  /** Null when the product is no longer there. */
  productId: Id.nullable(),
  sku: z.string(),
  name: z.string(),
  price: Money,
  quantity: z.int(),
  total: Money,
});
export type OrderLine = z.infer<typeof OrderLine>;

/** What somebody ordered. */
export const Order = z.object({
  id: Id,
  /** The number for people, from 1001. */
  number: z.int(),
  status: OrderStatus,
  /** Null once the account is gone. */
  customer: PersonRef.nullable(),
  lines: z.array(OrderLine),
  total: Money,
  createdAt: Timestamp,
  updatedAt: Timestamp,
  version: Version,
});
export type Order = z.infer<typeof Order>;

/** An order with what became of it, from the beginning. */
export const OrderDetails = Order.extend({
  history: z.array(z.object({ status: OrderStatus, at: Timestamp, actor: PersonRef.nullable() })),
});
export type OrderDetails = z.infer<typeof OrderDetails>;

/** Which orders, the newest first unless it is said: one's own or, for administrators, everybody's. */
export const ListOrdersInput = z
  .strictObject({
    ...pageFields,
    scope: z.enum(["own", "all"]).default("own"),
    status: OrderStatus.optional(),
    /** Those of one customer, for administrators; without `scope: "all"` it changes nothing. */
    customerId: Id.optional(),
    /** The one of this number, if the caller may see it. */
    number: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    /** By when they were placed. */
    order: z.enum(["asc", "desc"]).default("desc"),
  })
  .prefault({});
export type ListOrdersInput = z.infer<typeof ListOrdersInput>;
export const OrderPage = page(Order);
export type OrderPage = z.infer<typeof OrderPage>;

/** One order. */
export const OrderRef = z.strictObject({ id: Id });
export type OrderRef = z.infer<typeof OrderRef>;

/** 1 to 100 lines of 1 to 10,000 pieces; the same product on two lines is summed. Prices are the catalogue's. */
export const PlaceOrderInput = z.strictObject({
  lines: z
    .array(z.strictObject({ productId: Id, quantity: z.int().min(1).max(10_000) }))
    .min(1, "Order at least one product.")
    .max(100, "An order has at most 100 lines."),
  /** What the order should come to, as it was shown to whoever places it; anything else is refused as PRICE_CHANGED. */
  expectedTotal: Price.extend({ amount: z.int().min(0) }).optional(),
});
export type PlaceOrderInput = z.infer<typeof PlaceOrderInput>;

/** Of how many days, the last one being today, and by whose clock they begin. */
export const OrderStatsInput = z
  .strictObject({
    days: z.int().min(1).max(366).default(30),
    timeZone: TimeZone.default("UTC"),
  })
  .prefault({});
export type OrderStatsInput = z.infer<typeof OrderStatsInput>;

/** How the orders stand, and what those of the last days come to. */
export const OrderStats = z.object({
  /** What is still to be done, of all days. */
  waiting: z.object({ placed: z.int(), paid: z.int(), shipped: z.int() }),
  /** One entry for each day and currency with orders; cancelled ones don't count. */
  days: z.array(z.object({ day: z.iso.date(), orders: z.int(), revenue: Money })),
});
export type OrderStats = z.infer<typeof OrderStats>;
