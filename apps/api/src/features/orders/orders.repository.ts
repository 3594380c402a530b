import { type Database, Prisma } from "@tenon/db/client";
import type { Money } from "@tenon/schemas/money";
import type {
  ListOrdersInput,
  Order,
  OrderDetails,
  OrderLine,
  OrderPage,
  OrderStats,
  OrderStatus,
} from "@tenon/schemas/orders";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { nextPage, readCursor } from "#platform/db/keyset.ts";
import { person } from "#platform/db/person.sql.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { orderEvents } from "./orders.events.ts";

/** A product as it stands while its order is placed. */
export type OfferedProduct = {
  id: string;
  sku: string;
  name: string;
  priceAmount: number;
  currency: string;
  stock: number;
  isActive: boolean;
};

/** So many of a product; each product once. */
export type Wanted = { productId: string; quantity: number };

export type OrderStanding = { status: OrderStatus; customerId: string | null };

type NewOrder = {
  id: string;
  customerId: string;
  lines: (OrderLine & { productId: string })[];
  total: OrderLine["total"];
};

/** What was ordered in a quarter of an hour in one currency, but for what was cancelled. */
export type CountedOrders = { at: Date; orders: number; revenue: Money };

type Move = { id: string; from: OrderStatus; to: OrderStatus; actorId: string };

export type OrderRepository = {
  /** Orders with their lines; of everybody when there is no customer. */
  list(customerId: string | null, input: ListOrdersInput): Promise<OrderPage>;
  find(id: string, tx?: Transaction): Promise<OrderDetails | null>;
  findStanding(id: string, tx?: Transaction): Promise<OrderStanding | null>;
  findOffered(ids: string[], tx: Transaction): Promise<OfferedProduct[]>;
  /**
   * Takes the lines out of the stock and stores the order, when all is for sale as they say. Null when it is not,
   * or when the customer may no longer order; the products are held then, too, and don't change any more.
   */
  place(order: NewOrder, tx: Transaction): Promise<OrderDetails | null>;
  /** False when the order is no longer where it is to be moved from. */
  move(move: Move, tx: Transaction): Promise<boolean>;
  /** Puts back into the stock what an order had taken out. */
  returnStock(id: string, actorId: string, tx: Transaction): Promise<void>;
  /** How many are neither delivered nor cancelled, by where they stand. */
  countWaiting(): Promise<OrderStats["waiting"]>;
  /** By quarters of an hour, in order: every time zone has its days begin with one. */
  countPlaced(since: Date): Promise<CountedOrders[]>;
};

const orderings = {
  asc: { name: "createdAt asc", direction: Prisma.sql`ASC`, beyond: Prisma.sql`>` },
  desc: { name: "createdAt", direction: Prisma.sql`DESC`, beyond: Prisma.sql`<` },
};

export function createOrderRepository(sql: Database["sql"]): OrderRepository {
  return {
    async list(customerId, { status, number, order, limit, cursor }) {
      const { name, direction, beyond } = orderings[order];
      const after = readCursor(cursor, name);
      const found = await sql<Order>`
        SELECT ${columns} FROM orders o LEFT JOIN users a ON a.id = o.customer_id
        WHERE true ${customerId === null ? Prisma.empty : Prisma.sql`AND o.customer_id = ${customerId}::uuid`}
          ${status === undefined ? Prisma.empty : Prisma.sql`AND o.status = ${status}::order_status`}
          ${number === undefined ? Prisma.empty : Prisma.sql`AND o.number = ${number}`}
          ${after ? Prisma.sql`AND (o.created_at, o.id) ${beyond} (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY o.created_at ${direction}, o.id ${direction} LIMIT ${limit + 1}`;
      const { rows, nextCursor } = nextPage(found, {
        limit,
        order: name,
        keyset: ({ createdAt, id }) => ({ key: createdAt.toISOString(), id }),
      });
      return { items: rows, nextCursor };
    },
    async find(id, tx) {
      const [row] = await run<Omit<OrderDetails, "history"> & { history: StoredTransition[] }>(
        Prisma.sql`SELECT ${columns}, ${history}
          FROM orders o LEFT JOIN users a ON a.id = o.customer_id WHERE o.id = ${id}::uuid`,
        tx,
      );
      if (!row) return null;
      return {
        ...row,
        history: row.history.map((entry) => ({ ...entry, at: new Date(entry.at) })),
      };
    },
    async findStanding(id, tx) {
      const [row] = await run<OrderStanding>(
        Prisma.sql`SELECT status::text AS status, customer_id AS "customerId" FROM orders WHERE id = ${id}::uuid`,
        tx,
      );
      return row ?? null;
    },
    findOffered: (ids, tx) => tx.$queryRaw<OfferedProduct[]>`
      SELECT id, sku, name, price_amount AS "priceAmount", currency, stock, is_active AS "isActive"
      FROM products WHERE id = ANY(${ids}::uuid[])`,
    async place({ id, customerId, lines, total }, tx) {
      const [placed] = await tx.$queryRaw<Pick<Order, "number" | "customer" | "createdAt">[]>`
        WITH line AS (
          SELECT * FROM unnest(
            ${lines.map((line) => line.productId)}::uuid[], ${lines.map((line) => line.sku)}::text[],
            ${lines.map((line) => line.name)}::text[], ${lines.map((line) => line.price.amount)}::int[],
            ${lines.map((line) => line.quantity)}::int[]
          ) WITH ORDINALITY AS line (product_id, sku, name, price_amount, quantity, position)
        ), held AS (
          SELECT p.id, line.quantity, p.is_active AND p.stock >= line.quantity
            AND p.price_amount = line.price_amount AND p.currency = ${total.currency} AS fits
          FROM line JOIN products p ON p.id = line.product_id ORDER BY p.id FOR NO KEY UPDATE OF p
        ), a AS (
          SELECT id, name FROM users WHERE id = ${customerId}::uuid AND is_active
            AND (SELECT count(*) FILTER (WHERE fits) FROM held) = ${lines.length} FOR SHARE
        ), placed AS (
          INSERT INTO orders (id, customer_id, total_amount, currency)
          SELECT ${id}::uuid, a.id, ${total.amount}::bigint, ${total.currency} FROM a
          RETURNING id, number, customer_id, created_at, version
        ), told AS (${appendEvents(orderEvents.placed, {
          of: Prisma.sql`placed`,
          ...orderFields("placed"),
        })}), begun AS (
          INSERT INTO order_transitions (order_id, status, actor_id)
          SELECT placed.id, 'placed', placed.customer_id FROM placed
        ), taken AS (
          UPDATE products p SET stock = p.stock - held.quantity, updated_at = now(), version = p.version + 1
          FROM held, placed WHERE p.id = held.id RETURNING p.id, p.version, p.is_active
        ), told_stock AS (${appendEvents(orderEvents.stockChanged, { of: Prisma.sql`taken`, ...stockFields })}), sold AS (
          INSERT INTO stock_entries (id, product_id, quantity, reason, order_id, actor_id)
          SELECT gen_random_uuid(), line.product_id, -line.quantity, 'sold', placed.id, placed.customer_id
          FROM line, placed
        ), listed AS (
          INSERT INTO order_lines (order_id, position, product_id, sku, name, price_amount, quantity)
          SELECT placed.id, line.position, line.product_id, line.sku, line.name, line.price_amount, line.quantity
          FROM line, placed
        )
        SELECT placed.number::int AS number, placed.created_at AS "createdAt", ${person("customer")} FROM placed, a`;
      if (!placed) return null;
      const { createdAt, customer } = placed;
      const status = "placed";
      return {
        ...placed,
        id,
        status,
        lines,
        total,
        updatedAt: createdAt,
        version: 1,
        history: [{ status, at: createdAt, actor: customer }],
      };
    },
    async move({ id, from, to, actorId }, tx) {
      const moved = await tx.$executeRaw`
        WITH moved AS (
          UPDATE orders SET status = ${to}::order_status, updated_at = now(), version = version + 1
          WHERE id = ${id}::uuid AND status = ${from}::order_status RETURNING id, version, customer_id
        ), told AS (${appendEvents(orderEvents.moved, { of: Prisma.sql`moved`, ...orderFields(to) })})
        INSERT INTO order_transitions (order_id, status, actor_id)
        SELECT moved.id, ${to}::order_status, ${actorId}::uuid FROM moved`;
      return moved > 0;
    },
    async returnStock(id, actorId, tx) {
      await tx.$executeRaw`
        WITH held AS (
          SELECT p.id, l.quantity FROM products p JOIN order_lines l ON l.product_id = p.id
          WHERE l.order_id = ${id}::uuid ORDER BY p.id FOR NO KEY UPDATE OF p
        ), returned AS (
          UPDATE products p SET stock = p.stock + held.quantity, updated_at = now(), version = p.version + 1
          FROM held WHERE p.id = held.id RETURNING p.id, p.version, p.is_active
        ), told AS (${appendEvents(orderEvents.stockChanged, { of: Prisma.sql`returned`, ...stockFields })})
        INSERT INTO stock_entries (id, product_id, quantity, reason, order_id, actor_id)
        SELECT gen_random_uuid(), held.id, held.quantity, 'returned', ${id}::uuid, ${actorId}::uuid FROM held`;
    },
    async countWaiting() {
      const [counts] = await sql<OrderStats["waiting"]>`SELECT
        (SELECT count(*)::int FROM orders WHERE status = 'placed') AS placed,
        (SELECT count(*)::int FROM orders WHERE status = 'paid') AS paid,
        (SELECT count(*)::int FROM orders WHERE status = 'shipped') AS shipped`;
      return counts ?? { placed: 0, paid: 0, shipped: 0 };
    },
    countPlaced: (since) => sql<CountedOrders>`
      SELECT at, orders, json_build_object('amount', amount, 'currency', currency) AS revenue
      FROM (
        SELECT date_bin('15 minutes', created_at, 'epoch') AS at, currency, count(*)::int AS orders, sum(total_amount) AS amount
        FROM orders
        WHERE status <> 'cancelled' AND created_at >= ${since}::timestamptz
        GROUP BY 1, currency) AS counted
      ORDER BY at`,
  };

  function run<Row extends object>(statement: Prisma.Sql, tx?: Transaction): Promise<Row[]> {
    return tx ? tx.$queryRaw<Row[]>(statement) : sql<Row>`${statement}`;
  }
}

const version = Prisma.sql`version`;
const stockFields = { fields: { id: Prisma.sql`id`, version }, shown: Prisma.sql`is_active` };

function orderFields(status: OrderStatus) {
  return {
    fields: { id: Prisma.sql`id`, version, status: Prisma.sql`${status}::text` },
    ownerId: Prisma.sql`customer_id`,
  };
}

type StoredTransition = { status: OrderStatus; at: string; actor: Order["customer"] };

const lines = Prisma.sql`(
  SELECT json_agg(json_build_object(
    'productId', l.product_id, 'sku', l.sku, 'name', l.name, 'quantity', l.quantity,
    'price', json_build_object('amount', l.price_amount, 'currency', o.currency),
    'total', json_build_object('amount', l.price_amount::bigint * l.quantity, 'currency', o.currency)
  ) ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines`;

const history = Prisma.sql`(
  SELECT json_agg(json_build_object('status', t.status, 'at', t.created_at,
    'actor', CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END
  ) ORDER BY t.created_at, t.status) FROM order_transitions t LEFT JOIN users u ON u.id = t.actor_id
  WHERE t.order_id = o.id) AS history`;

const columns = Prisma.sql`o.id, o.number::int AS number, o.status::text AS status, ${person("customer")}, ${lines},
  json_build_object('amount', o.total_amount, 'currency', o.currency) AS total,
  o.created_at AS "createdAt", o.updated_at AS "updatedAt", o.version`;
