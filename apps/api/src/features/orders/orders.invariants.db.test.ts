import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderDetails } from "@tenon/schemas/orders";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct, placeOrder } from "#test/shop.ts";

let app: TestApp;
let admin: Person;
let customers: Person[];
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
  customers = [await signUp(app), await signUp(app), await signUp(app)];
});
afterAll(() => app[Symbol.asyncDispose]());

const quantity = fc.integer({ min: 1, max: 4 });
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("place" as const),
      who: fc.nat(2),
      a: quantity,
      b: quantity,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom("cancel" as const, "pay" as const, "ship" as const),
      which: fc.nat(20),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant("adjust" as const),
      by: fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0),
    }),
  },
);

it(
  "loses and invents no piece, whatever many people do at once (N7)",
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
        async (clients) => {
          const ids = [
            (await addProduct(admin, { stock: 12, amount: 199 })).id,
            (await addProduct(admin, { stock: 12, amount: 333 })).id,
          ];
          const acknowledged: OrderDetails[] = [];
          await Promise.all(
            clients.map(async (acts) => {
              for (const each of acts) await run(each, ids, acknowledged).catch(refusalsOnly);
            }),
          );
          await checkStock(ids);
          await checkOrders(ids, acknowledged);
        },
      ),
      { numRuns: 25, seed: 1001 },
    );
  },
);

type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

async function run(each: Act, [first = "", second = ""]: string[], made: OrderDetails[]) {
  const { orders, products } = admin.client;
  switch (each.act) {
    case "place": {
      const lines = [
        { productId: first, quantity: each.a },
        { productId: second, quantity: each.b },
      ];
      const customer = customers[each.who] ?? admin;
      made.push(await placeOrder(app, customer, { lines }));
      return;
    }
    case "adjust":
      await products.adjustStock.mutate({ id: first, quantity: each.by, reason: "counted" });
      return;
    case "cancel":
    case "pay":
    case "ship": {
      const order = made[each.which % Math.max(1, made.length)];
      if (order) await orders[each.act].mutate({ id: order.id });
    }
  }
}

/** What the contract refuses with 409 is part of the game; anything else is a fault. */
function refusalsOnly(error: unknown): void {
  expect(error).toMatchObject({ data: { httpStatus: 409 } });
}

async function checkStock(ids: string[]): Promise<void> {
  const { rows } = await app.container.database.pool.query<{
    stock: number;
    moved: number;
    live: number;
  }>(
    `SELECT p.stock, (SELECT sum(e.quantity)::int FROM stock_entries e WHERE e.product_id = p.id) AS moved,
       (SELECT coalesce(sum(e.quantity), 0)::int FROM stock_entries e WHERE e.product_id = p.id AND e.order_id IS NULL)
       - (SELECT coalesce(sum(l.quantity), 0)::int FROM order_lines l JOIN orders o ON o.id = l.order_id
          WHERE l.product_id = p.id AND o.status <> 'cancelled') AS live
     FROM products p WHERE p.id = ANY($1)`,
    [ids],
  );
  for (const { stock, moved, live } of rows) {
    expect(stock).toBeGreaterThanOrEqual(0);
    expect([moved, live]).toEqual([stock, stock]);
  }
}

async function checkOrders(ids: string[], acknowledged: OrderDetails[]): Promise<void> {
  const { rows } = await app.container.database.pool.query<{
    id: string;
    total: number;
    sum: number;
  }>(
    `SELECT o.id, o.total_amount::int AS total, sum(l.price_amount * l.quantity)::int AS sum
     FROM orders o JOIN order_lines l ON l.order_id = o.id
     WHERE o.id IN (SELECT order_id FROM order_lines WHERE product_id = ANY($1)) GROUP BY o.id`,
    [ids],
  );
  expect(rows.map(({ id }) => id).toSorted()).toEqual(acknowledged.map(({ id }) => id).toSorted());
  for (const { total, sum } of rows) expect(total).toBe(sum);
}
