import { bulkComments, bulkPosts } from "./bulk-board.ts";
import { type BulkPlan, bulkTasks, bulkUsers } from "./bulk-rows.ts";
import { bulkOrders, bulkProducts, bulkStockEntries, tallyOrders } from "./bulk-shop.ts";

/** What is copied into one table, as COPY reads it. */
export type BulkTable = {
  name: string;
  columns: string[];
  rows: number;
  lines: Iterable<string>;
};

type Value = string | number | boolean | Date | null;

const currency = "EUR";

/** The tables of a bulk seed, each after those it refers to. */
export function bulkTables(plan: BulkPlan, passwordHash: string | null): BulkTable[] {
  const tally = tallyOrders(plan);
  return [
    {
      name: "users",
      columns: [
        "id",
        "email",
        "name",
        "password_hash",
        "email_verified_at",
        "created_at",
        "updated_at",
      ],
      rows: plan.users,
      lines: eachLine(bulkUsers(plan), ({ id, email, name, createdAt: at }) => [
        [id, email, name, passwordHash, at, at, at],
      ]),
    },
    {
      name: "tasks",
      columns: [
        "id",
        "owner_id",
        "title",
        "description",
        "priority",
        "due_at",
        "tags",
        "completed_at",
        "created_at",
        "updated_at",
      ],
      rows: plan.tasks,
      lines: eachLine(bulkTasks(plan), ({ id, ownerId, title, description, priority, ...task }) => {
        const { dueAt, tags, completedAt, createdAt, updatedAt } = task;
        const list = `{${tags.join(",")}}`;
        const at = [completedAt, createdAt, updatedAt];
        return [[id, ownerId, title, description, priority, dueAt, list, ...at]];
      }),
    },
    {
      name: "posts",
      columns: [
        "id",
        "author_id",
        "slug",
        "title",
        "body",
        "published_at",
        "comment_count",
        "created_at",
        "updated_at",
      ],
      rows: plan.posts,
      lines: eachLine(bulkPosts(plan), ({ id, authorId, slug, title, body, ...post }) => {
        const { isDraft, commentCount, createdAt: at } = post;
        return [[id, authorId, slug, title, body, isDraft ? null : at, commentCount, at, at]];
      }),
    },
    {
      name: "comments",
      columns: ["id", "post_id", "author_id", "body", "created_at"],
      rows: countComments(plan),
      lines: eachLine(bulkComments(plan), ({ id, postId, authorId, body, createdAt }) => [
        [id, postId, authorId, body, createdAt],
      ]),
    },
    {
      name: "products",
      columns: [
        "id",
        "sku",
        "name",
        "description",
        "price_amount",
        "currency",
        "stock",
        "is_active",
        "created_at",
        "updated_at",
      ],
      rows: plan.products,
      lines: eachLine(bulkProducts(plan, tally), ({ id, sku, name, description, ...product }) => {
        const { priceAmount, stock, isActive, createdAt: at } = product;
        return [[id, sku, name, description, priceAmount, currency, stock, isActive, at, at]];
      }),
    },
    {
      name: "orders",
      columns: [
        "id",
        "customer_id",
        "status",
        "total_amount",
        "currency",
        "created_at",
        "updated_at",
        "version",
      ],
      rows: plan.orders,
      lines: eachLine(bulkOrders(plan), ({ id, customerId, totalAmount, createdAt, course }) => {
        const { status, createdAt: updatedAt } = course.at(-1) ?? course[0];
        const times = [createdAt, updatedAt];
        return [[id, customerId, status, totalAmount, currency, ...times, course.length]];
      }),
    },
    {
      name: "order_lines",
      columns: ["order_id", "position", "product_id", "sku", "name", "price_amount", "quantity"],
      rows: tally.lines,
      lines: eachLine(bulkOrders(plan), ({ id: orderId, lines }) =>
        lines.map(({ id, sku, name, priceAmount, quantity }, index) => [
          orderId,
          index + 1,
          id,
          sku,
          name,
          priceAmount,
          quantity,
        ]),
      ),
    },
    {
      name: "order_transitions",
      columns: ["order_id", "status", "actor_id", "created_at"],
      rows: tally.steps,
      lines: eachLine(bulkOrders(plan), ({ id, customerId, course }) =>
        course.map(({ status, createdAt }) => {
          const isCustomers = status === "placed" || status === "cancelled";
          return [id, status, isCustomers ? customerId : null, createdAt];
        }),
      ),
    },
    {
      name: "stock_entries",
      columns: ["id", "product_id", "quantity", "reason", "order_id", "actor_id", "created_at"],
      rows: plan.products + tally.movements,
      lines: eachLine(bulkStockEntries(plan, tally), ({ id, productId, quantity, ...entry }) => [
        [id, productId, quantity, entry.reason, entry.orderId, entry.actorId, entry.createdAt],
      ]),
    },
  ];
}

function countComments(plan: BulkPlan): number {
  let comments = 0;
  for (const { commentCount } of bulkPosts(plan)) comments += commentCount;
  return comments;
}

function* eachLine<Row>(rows: Iterable<Row>, valuesOf: (row: Row) => Value[][]): Generator<string> {
  for (const row of rows) {
    for (const values of valuesOf(row)) yield `${values.map(written).join("\t")}\n`;
  }
}

/** Of the signs that COPY would want written otherwise, our own words hold line ends alone. */
function written(value: Value): string {
  if (value === null) return String.raw`\N`;
  if (value instanceof Date) return value.toISOString();
  return String(value).replaceAll("\n", String.raw`\n`);
}
