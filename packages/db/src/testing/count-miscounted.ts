import type { Pool } from "pg";

/** How many rows say another number than the rows that they count or sum up. */
export async function countMiscounted(pool: Pool): Promise<Record<string, number> | undefined> {
  const { rows } = await pool.query<Record<string, number>>(`
    SELECT
      (SELECT count(*)::int FROM products p WHERE stock <>
        (SELECT coalesce(sum(quantity), 0) FROM stock_entries e WHERE e.product_id = p.id)) AS stock,
      (SELECT count(*)::int FROM orders o WHERE total_amount <>
        (SELECT sum(price_amount * quantity) FROM order_lines l WHERE l.order_id = o.id)) AS total,
      (SELECT count(*)::int FROM orders o WHERE version <>
        (SELECT count(*) FROM order_transitions t WHERE t.order_id = o.id)) AS version,
      (SELECT count(*)::int FROM (SELECT number - row_number() OVER (ORDER BY created_at, id) AS before
        FROM orders) numbered WHERE before <> 1000) AS number,
      (SELECT count(*)::int FROM posts p WHERE comment_count <>
        (SELECT count(*) FROM comments c WHERE c.post_id = p.id)) AS "commentCount"`);
  return rows[0];
}

export const nothingMiscounted = { stock: 0, total: 0, version: 0, number: 0, commentCount: 0 };
