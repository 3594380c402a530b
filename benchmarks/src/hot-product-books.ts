import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Puts a product with so many pieces into the catalogue, and answers its id. */
export async function addProduct(database: pg.Pool | pg.Client, stock: number): Promise<string> {
  const id = randomUUID();
  await database.query(
    `WITH added AS (
       INSERT INTO products (id, sku, name, price_amount, currency, stock)
       VALUES ($1, $2, 'Hot product', 1999, 'EUR', $3) RETURNING id
     )
     INSERT INTO stock_entries (id, product_id, quantity, reason)
     SELECT gen_random_uuid(), id, $3, 'initial' FROM added`,
    [id, id.slice(0, 13), stock],
  );
  return id;
}

type Sold = { productId: string; stock: number; acknowledged: string[] };

/** Throws unless the books say: all is sold, to the orders that were acknowledged, each once and nobody else. */
export async function assertSoldExactly(
  pool: pg.Pool,
  { productId, stock, acknowledged }: Sold,
): Promise<void> {
  const { rows } = await pool.query<{ left: number; moved: number; ids: string[] }>(
    `SELECT stock AS left,
       (SELECT sum(quantity)::int FROM stock_entries WHERE product_id = p.id) AS moved,
       (SELECT array_agg(order_id::text) FROM order_lines WHERE product_id = p.id) AS ids
     FROM products p WHERE id = $1`,
    [productId],
  );
  const [books] = rows;
  const isExact =
    books?.left === 0 &&
    books.moved === 0 &&
    books.ids.length === stock &&
    acknowledged.length === stock &&
    new Set([...books.ids, ...acknowledged]).size === stock;
  if (isExact) return;
  const { ids = [], ...counts } = books ?? {};
  throw new Error(
    `Of ${stock} pieces ${acknowledged.length} were acknowledged, but the books hold ${ids.length} orders: ${JSON.stringify(counts)}`,
  );
}
