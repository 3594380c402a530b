import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct, placeOrder } from "#test/shop.ts";

let app: TestApp;
let admin: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await createTestApp();
  [admin, ada, bob] = [await signUpAdmin(app), await signUp(app), await signUp(app)];
});
afterAll(() => app[Symbol.asyncDispose]());

describe("what administrators do with orders", () => {
  it("is in the audit log, from what to what", async () => {
    const order = await orderOf(bob);
    await admin.client.orders.pay.mutate({ id: order.id });
    await admin.client.orders.ship.mutate({ id: order.id });
    await admin.client.orders.deliver.mutate({ id: order.id });
    await expect(admin.client.orders.ship.mutate({ id: order.id })).rejects.toThrow();
    const { number } = order;
    expect(await loggedOf(number)).toEqual([
      ["order.delivered", { number, "status.from": "shipped", "status.to": "delivered" }],
      ["order.shipped", { number, "status.from": "paid", "status.to": "shipped" }],
      ["order.paid", { number, "status.from": "placed", "status.to": "paid" }],
    ]);
  });

  it("is in the audit log when they cancel, and not when a customer does", async () => {
    const [theirs, own] = [await orderOf(bob), await orderOf(bob)];
    await admin.client.orders.cancel.mutate({ id: theirs.id });
    await bob.client.orders.cancel.mutate({ id: own.id });
    expect((await loggedOf(theirs.number)).map(([action]) => action)).toEqual(["order.cancelled"]);
    expect(await loggedOf(own.number)).toEqual([]);
  });

  async function orderOf(person: Person) {
    const { id: productId } = await addProduct(admin);
    return placeOrder(app, person, { lines: [{ productId, quantity: 1 }] });
  }

  async function loggedOf(number: number) {
    const targetId = bob.grant.user.id;
    const { items } = await admin.client.audit.list.query({ targetId, limit: 100 });
    return items
      .filter(({ details }) => details["number"] === number)
      .map(({ action, details }) => [action, details] as const);
  }
});

it("administrators list the orders of a customer, also from the oldest on, page by page", async () => {
  const carl = await signUp(app);
  const { id: productId } = await addProduct(admin);
  const numbers: number[] = [];
  for (let placed = 0; placed < 3; placed += 1) {
    const { number } = await placeOrder(app, carl, { lines: [{ productId, quantity: 1 }] });
    numbers.push(number);
  }
  const asked = { scope: "all", customerId: carl.grant.user.id, limit: 2 } as const;
  const newest = await admin.client.orders.list.query(asked);
  expect(newest.items.map(({ number }) => number)).toEqual(numbers.toReversed().slice(0, 2));
  const oldest = await admin.client.orders.list.query({ ...asked, order: "asc" });
  const cursor = oldest.nextCursor ?? undefined;
  const rest = await admin.client.orders.list.query({ ...asked, order: "asc", cursor });
  expect([...oldest.items, ...rest.items].map(({ number }) => number)).toEqual(numbers);
  const mixed = admin.client.orders.list.query({ ...asked, cursor });
  expect((await reasonOfRefusal(mixed)).code).toBe("VALIDATION_FAILED");
  const own = await ada.client.orders.list.query({ customerId: carl.grant.user.id });
  expect(own.items.every(({ customer }) => customer?.id === ada.grant.user.id)).toBe(true);
});
