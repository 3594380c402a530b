import { type Database, Prisma } from "@tenon/db/client";
import type {
  AdjustStockInput,
  CreateProductInput,
  ListProductsInput,
  ListStockEntriesInput,
  Product,
  ProductPage,
  StockEntryPage,
  StockEntry,
  UpdateProductInput,
} from "@tenon/schemas/products";
import { appendEvents } from "#platform/db/append-events.sql.ts";
import { byCreation, nextPage, pageByCreation, readCursor } from "#platform/db/keyset.ts";
import { person } from "#platform/db/person.sql.ts";
import type { Transaction } from "#platform/db/transaction.ts";
import { wordSearch } from "#platform/db/word-search.ts";
import { productEvents } from "./products.events.ts";

type Movement = { id: string; productId: string; quantity: number; actorId: string } & Pick<
  StockEntry,
  "reason" | "note"
>;

export type ProductRepository = {
  list(input: ListProductsInput): Promise<ProductPage>;
  findById(id: string, tx?: Transaction): Promise<Product | null>;
  insert(product: CreateProductInput & { id: string }, tx: Transaction): Promise<void>;
  /** What it was before; null when there is none, or none of that version. */
  update(
    product: { id: string; version?: number | undefined },
    changes: Omit<UpdateProductInput, "id" | "version">,
    tx: Transaction,
  ): Promise<Product | null>;
  /** Moves the stock unless that would take it below zero; false when it would, or there is no such product. */
  moveStock(change: Pick<AdjustStockInput, "id" | "quantity">, tx: Transaction): Promise<boolean>;
  note(movement: Movement, tx: Transaction): Promise<void>;
  listEntries(input: ListStockEntriesInput): Promise<StockEntryPage>;
  remove(id: string, tx: Transaction): Promise<void>;
};

const order = "name";

export function createProductRepository({
  prisma,
  sql,
}: Pick<Database, "prisma" | "sql">): ProductRepository {
  return {
    async list({ search, isActive, ids, limit, cursor }) {
      const after = readCursor(cursor, order);
      const found = await sql<ProductRow & { sortKey: string }>`
        SELECT ${columns}, lower(name) AS "sortKey" FROM ${search?.trim() ? matching(search) : Prisma.sql`products`}
        WHERE true ${isActive === undefined ? Prisma.empty : state(isActive)}
          ${ids === undefined ? Prisma.empty : Prisma.sql`AND id = ANY(${ids}::uuid[])`}
          ${after ? Prisma.sql`AND (lower(name), id) > (${after.key}, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY lower(name), id LIMIT ${limit + 1}`;
      const { rows, nextCursor } = nextPage(found, {
        limit,
        order,
        keyset: ({ sortKey, id }) => ({ key: sortKey, id }),
      });
      return { items: rows.map(toProduct), nextCursor };
    },
    async findById(id, tx = prisma) {
      const row = await tx.product.findUnique({ where: { id }, select: selected });
      return row && toProduct(row);
    },
    async insert({ price, ...product }, tx) {
      const data = { ...product, priceAmount: price.amount, currency: price.currency };
      await tx.product.create({ data, select: { id: true } });
      await tx.$executeRaw`
        WITH told AS (${appendEvents(productEvents.created, {
          ...versions,
          of: Prisma.sql`(SELECT *, is_active AS shown FROM products WHERE id = ${product.id}::uuid) AS changed`,
        })})
        SELECT 1`;
    },
    async update({ id, version }, changes, tx) {
      const [before] = await tx.$queryRaw<ProductRow[]>`
        WITH before AS (
          SELECT * FROM products WHERE id = ${id}::uuid FOR NO KEY UPDATE
        ), changed AS (
          UPDATE products p SET ${assignments(changes)} FROM before
          WHERE p.id = before.id ${version === undefined ? Prisma.empty : Prisma.sql`AND p.version = ${version}`}
          RETURNING p.id, p.version, p.is_active OR before.is_active AS shown
        ), told AS (${appendEvents(productEvents.updated, versions)})
        SELECT ${columns} FROM before WHERE EXISTS (SELECT FROM changed)`;
      return before ? toProduct(before) : null;
    },
    async moveStock({ id, quantity }, tx) {
      const moved = await tx.$executeRaw`
        WITH changed AS (
          UPDATE products SET stock = stock + ${quantity}, updated_at = now(), version = version + 1
          WHERE id = ${id}::uuid AND stock + ${quantity} >= 0 RETURNING id, version, is_active AS shown
        ), told AS (${appendEvents(productEvents.stockChanged, versions)})
        SELECT FROM changed`;
      return moved > 0;
    },
    async note(movement, tx) {
      await tx.stockEntry.create({ data: movement, select: { id: true } });
    },
    async listEntries({ id, limit, cursor }) {
      const after = readCursor(cursor, byCreation);
      const found = await sql<StockEntry>`
        SELECT e.id, e.quantity, e.reason, e.note, e.order_id AS "orderId", o.number::int AS "orderNumber",
          e.created_at AS "createdAt", ${person("actor")}
        FROM stock_entries e LEFT JOIN users a ON a.id = e.actor_id LEFT JOIN orders o ON o.id = e.order_id
        WHERE e.product_id = ${id}::uuid
          ${after ? Prisma.sql`AND (e.created_at, e.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit + 1}`;
      return pageByCreation(found, limit);
    },
    async remove(id, tx) {
      await tx.$executeRaw`
        WITH gone AS (DELETE FROM products WHERE id = ${id}::uuid RETURNING id, is_active AS shown),
          told AS (${appendEvents(productEvents.removed, {
            of: Prisma.sql`gone`,
            fields: { id: Prisma.sql`id` },
            shown: Prisma.sql`shown`,
          })})
        SELECT FROM gone`;
    },
  };
}

const selected = {
  id: true,
  sku: true,
  name: true,
  description: true,
  priceAmount: true,
  currency: true,
  stock: true,
  isActive: true,
  createdAt: true,
  updatedAt: true,
  version: true,
} satisfies Prisma.ProductSelect;

type ProductRow = Prisma.ProductGetPayload<{ select: typeof selected }>;

const columns = Prisma.sql`id, sku, name, description, price_amount AS "priceAmount", currency, stock,
  is_active AS "isActive", created_at AS "createdAt", updated_at AS "updatedAt", version`;

function toProduct({ priceAmount, currency, ...row }: ProductRow): Product {
  return { ...row, price: { amount: priceAmount, currency } };
}

/** Written out, so that the partial index is seen. */
function state(isActive: boolean): Prisma.Sql {
  return isActive ? Prisma.sql`AND is_active` : Prisma.sql`AND NOT is_active`;
}

/**
 * The products that a search finds; one of signs alone finds nothing. OFFSET lets Postgres find them first:
 * it would rather look through all by name, where what begins with the word may come last.
 */
function matching(search: string): Prisma.Sql {
  const query = wordSearch(search);
  const found =
    query === null
      ? Prisma.sql`false`
      : Prisma.sql`to_tsvector('simple', sku || ' ' || name || ' ' || description) @@ to_tsquery('simple', ${query})`;
  return Prisma.sql`(SELECT * FROM products WHERE ${found} OFFSET 0) AS products`;
}

const versions = {
  of: Prisma.sql`changed`,
  fields: { id: Prisma.sql`id`, version: Prisma.sql`version` },
  shown: Prisma.sql`shown`,
};

type ProductChanges = Omit<UpdateProductInput, "id" | "version">;

function assignments({ sku, name, description, price, isActive }: ProductChanges): Prisma.Sql {
  return Prisma.join([
    Prisma.sql`updated_at = now(), version = p.version + 1`,
    ...(sku === undefined ? [] : [Prisma.sql`sku = ${sku}`]),
    ...(name === undefined ? [] : [Prisma.sql`name = ${name}`]),
    ...(description === undefined ? [] : [Prisma.sql`description = ${description}`]),
    ...(price === undefined
      ? []
      : [Prisma.sql`price_amount = ${price.amount}, currency = ${price.currency}`]),
    ...(isActive === undefined ? [] : [Prisma.sql`is_active = ${isActive}`]),
  ]);
}
