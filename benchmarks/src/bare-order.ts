import { createHash } from "node:crypto";
import type pg from "pg";
import { v7 as uuidv7 } from "uuid";

export type BareOrder = { customerId: string; productId: string; key: string };

/** One piece of a product, once for a key, as one would write it by hand: every statement plain and prepared. */
export async function placeBareOrder(pool: pg.Pool, order: BareOrder): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const id = await place(client, order);
    await client.query(id === null ? "ROLLBACK" : "COMMIT");
    return id;
  } finally {
    client.release();
  }
}

/** The id of the order; null when the stock is gone. */
async function place(
  client: pg.PoolClient,
  { customerId, productId, key }: BareOrder,
): Promise<string | null> {
  const id = uuidv7();
  const hash = createHash("sha256").update(productId).digest();
  await run("take-key", [customerId, key, hash]);
  const [product] = await run("take-stock", [productId]);
  if (!product) return null;
  const { sku, name, price, currency } = product;
  const [placed] = await run("insert-order", [id, customerId, price, currency]);
  await run("insert-line", [id, productId, sku, name, price]);
  await run("insert-transition", [id, customerId]);
  await run("insert-entry", [uuidv7(), productId, id, customerId]);
  await run("keep-answer", [customerId, key, JSON.stringify({ id, ...placed, ...product })]);
  return id;

  async function run(statement: keyof typeof statements, values: unknown[]) {
    const { rows } = await client.query<Record<string, unknown>>({
      name: statement,
      text: statements[statement],
      values,
    });
    return rows;
  }
}

const statements = {
  "take-key": `INSERT INTO idempotency_records (user_id, procedure, key, request_hash)
    VALUES ($1, 'bare', $2, $3) ON CONFLICT DO NOTHING`,
  "take-stock": `UPDATE products SET stock = stock - 1, updated_at = now(), version = version + 1
    WHERE id = $1 AND is_active AND stock >= 1 RETURNING sku, name, price_amount AS price, currency`,
  "insert-order": `INSERT INTO orders (id, customer_id, total_amount, currency)
    VALUES ($1, $2, $3, $4) RETURNING number, created_at AS "createdAt"`,
  "insert-line": `INSERT INTO order_lines (order_id, position, product_id, sku, name, price_amount, quantity)
    VALUES ($1, 1, $2, $3, $4, $5, 1)`,
  "insert-transition": `INSERT INTO order_transitions (order_id, status, actor_id) VALUES ($1, 'placed', $2)`,
  "insert-entry": `INSERT INTO stock_entries (id, product_id, quantity, reason, order_id, actor_id)
    VALUES ($1, $2, -1, 'sold', $3, $4)`,
  "keep-answer": `UPDATE idempotency_records SET response = $3
    WHERE user_id = $1 AND procedure = 'bare' AND key = $2`,
};
