import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Money } from "@tenon/schemas/money";
import { countQueries } from "#test/count-queries.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct, placeOrder } from "#test/shop.ts";
import { whileChanging } from "#test/while-changing.ts";

let app: TestApp;
let admin: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await createTestApp();
  [admin, ada, bob] = [await signUpAdmin(app), await signUp(app), await signUp(app)];
});
afterAll(() => app[Symbol.asyncDispose]());

describe("orders.place", () => {
  it("takes out of the stock, adds up exactly and keeps name and price of the day (N8)", async () => {
    const [plank, nail] = [
      await addProduct(admin, { amount: 1999 }),
      await addProduct(admin, { amount: 3, stock: 1000 }),
    ];
    const order = await placeOrder(app, ada, {
      lines: [
        { productId: plank.id, quantity: 2 },
        { productId: nail.id, quantity: 333 },
      ],
    });
    expect(order).toMatchObject({
      status: "placed",
      customer: { id: ada.grant.user.id },
      total: { amount: 4997, currency: "EUR" },
      lines: [
        { productId: plank.id, quantity: 2, total: { amount: 3998 } },
        { productId: nail.id, quantity: 333, total: { amount: 999 } },
      ],
      history: [{ status: "placed", actor: { id: ada.grant.user.id } }],
    });
    expect(order.number).toBeGreaterThan(1000);
    expect(await stockOf(plank.id)).toBe(8);
    expect(await ada.client.orders.byId.query({ id: order.id })).toEqual(order);

    await admin.client.products.update.mutate({
      id: plank.id,
      name: "Dearer plank",
      price: { amount: 9999, currency: "EUR" },
    });
    await admin.client.products.remove.mutate({ id: nail.id });
    const later = await ada.client.orders.byId.query({ id: order.id });
    expect(later.lines).toEqual([order.lines[0], { ...order.lines[1], productId: null }]);
    expect(later.total).toEqual(order.total);
  });

  it("needs an Idempotency-Key (O5)", async () => {
    const { id: productId } = await addProduct(admin);
    const { accessToken } = ada.grant;
    const lines = [{ productId, quantity: 1 }];
    const response = await app.postJson("orders.place", { lines }, { accessToken });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("orders.place needs an Idempotency-Key");
    expect(await stockOf(productId)).toBe(10);
  });

  it("is one order for one key, however often and at once it is called (O1, O2)", async () => {
    const { id: productId } = await addProduct(admin);
    const key = randomUUID();
    const lines = [{ productId, quantity: 1 }];
    const orders = await Promise.all(
      Array.from({ length: 50 }, () => placeOrder(app, ada, { lines, key })),
    );
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(await stockOf(productId)).toBe(9);
    const other = placeOrder(app, ada, { lines: [{ productId, quantity: 2 }], key });
    expect(await reasonOfRefusal(other)).toEqual({ code: "IDEMPOTENCY_KEY_REUSED" });
    expect(await stockOf(productId)).toBe(9);
  });

  it("sells ten of ten to a hundred who come at once to two servers, and not one more (N1, N2)", async () => {
    await using second = await createTestApp({ DATABASE_URL: app.env.DATABASE_URL });
    const { id: productId } = await addProduct(admin, { stock: 10 });
    const tries = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        placeOrder(index % 2 ? app : second, index % 3 ? ada : bob, {
          lines: [{ productId, quantity: 1 }],
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    const refused = tries.filter((attempt) => attempt.status === "rejected");
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ data: { httpStatus: 409, reason: { code: "OUT_OF_STOCK" } } });
    }
    expect(await stockOf(productId)).toBe(0);
  });

  it("is not placed by an account that is deactivated while it is on its way (J3)", async () => {
    const { id: productId } = await addProduct(admin);
    const carol = await signUp(app);
    const statement = "UPDATE users SET is_active = false WHERE id = $1";
    const place = () => placeOrder(app, carol, { lines: [{ productId, quantity: 1 }] });
    const refused = whileChanging(app, { statement, values: [carol.grant.user.id] }, place);
    expect(await reasonOfRefusal(refused)).toEqual({ code: "UNAUTHENTICATED" });
    expect(await stockOf(productId)).toBe(10);
  });

  it("goes by what the catalogue says when the stock is taken, not when it was looked at (N2)", async () => {
    const lines = (productId: string) => [{ productId, quantity: 2 }];
    const orderWhile = async (change: string, expectedTotal?: Money) => {
      const { id } = await addProduct(admin, { amount: 250 });
      const statement = `UPDATE products SET ${change} WHERE id = $1`;
      const place = () => placeOrder(app, ada, { lines: lines(id), expectedTotal });
      return whileChanging(app, { statement, values: [id] }, place);
    };
    const shown = { amount: 500, currency: "EUR" };
    const dearer = "price_amount = 300";
    expect(await orderWhile(dearer)).toMatchObject({ total: { amount: 600 } });
    expect(await orderWhile("stock = 2", shown)).toMatchObject({ total: shown });
    expect(await reasonOfRefusal(orderWhile(dearer, shown))).toMatchObject({
      code: "PRICE_CHANGED",
      total: { amount: 600 },
    });
    expect(await reasonOfRefusal(orderWhile("stock = 1"))).toMatchObject({
      code: "OUT_OF_STOCK",
      available: [{ stock: 1 }],
    });
    expect(await reasonOfRefusal(orderWhile("is_active = false"))).toMatchObject({
      code: "VALIDATION_FAILED",
      issues: [{ path: ["lines", 0, "productId"] }],
    });
  });

  it("knows no deadlock when orders name their products the other way round (N3)", async () => {
    const ids = [
      (await addProduct(admin, { stock: 1000 })).id,
      (await addProduct(admin, { stock: 1000 })).id,
    ];
    const orders = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        placeOrder(app, ada, {
          lines: (index % 2 ? ids : ids.toReversed()).map((productId) => ({
            productId,
            quantity: 1,
          })),
        }),
      ),
    );
    expect(orders).toHaveLength(100);
    expect(await Promise.all(ids.map(stockOf))).toEqual([900, 900]);
  });

  it("sums the same product on two lines before it looks at the stock (N4)", async () => {
    const { id: productId } = await addProduct(admin, { stock: 10 });
    const two = (quantity: number) => [
      { productId, quantity },
      { productId, quantity },
    ];
    expect(await reasonOfRefusal(placeOrder(app, ada, { lines: two(6) }))).toEqual({
      code: "OUT_OF_STOCK",
      available: [{ productId, stock: 10 }],
    });
    expect(await placeOrder(app, ada, { lines: two(5) })).toMatchObject({
      lines: [{ quantity: 10 }],
    });
  });

  it("refuses what is not for sale or can't be added up, and changes nothing (N5, N8)", async () => {
    const good = await addProduct(admin);
    const inactive = await addProduct(admin);
    await admin.client.products.update.mutate({ id: inactive.id, isActive: false });
    const foreign = await addProduct(admin, { currency: "USD" });
    const dear = await addProduct(admin, { amount: 1_000_000_000, stock: 10_000 });
    const unknown = "01970000-0000-7000-8000-000000000000";
    for (const [productId, quantity, path] of [
      [unknown, 1, ["lines", 1, "productId"]],
      [inactive.id, 1, ["lines", 1, "productId"]],
      [foreign.id, 1, ["lines"]],
      [dear.id, 10_000, ["lines"]],
    ] as const) {
      const lines = [
        { productId: good.id, quantity: 1 },
        { productId, quantity },
      ];
      expect(await reasonOfRefusal(placeOrder(app, ada, { lines }))).toMatchObject({
        code: "VALIDATION_FAILED",
        issues: [{ path }],
      });
    }
    expect(await stockOf(good.id)).toBe(10);
  });

  it.each([0, -1, 1.5, 10_001, 2_147_483_648, 1e9, "1"])(
    "refuses a quantity of %s (N5)",
    async (quantity) => {
      expect(await statusOf([{ productId: randomUUID(), quantity }])).toBe(400);
    },
  );

  it.each([
    ["no line", []],
    [
      "10,001 lines",
      Array.from({ length: 10_001 }, () => ({ productId: randomUUID(), quantity: 1 })),
    ],
    ["a price of its own", [{ productId: randomUUID(), quantity: 1, price: 1 }]],
  ])("refuses %s (N5)", async (_what, lines) => {
    expect(await statusOf(lines)).toBe(400);
  });
});

describe("an order", () => {
  it("goes from placed to delivered, by administrators, with its history", async () => {
    const { id } = await order();
    const { orders } = admin.client;
    for (const act of [orders.pay, orders.ship, orders.deliver]) await act.mutate({ id });
    const { status, history } = await ada.client.orders.byId.query({ id });
    expect(status).toBe("delivered");
    expect(history.map((entry) => [entry.status, entry.actor?.id])).toEqual([
      ["placed", ada.grant.user.id],
      ["paid", admin.grant.user.id],
      ["shipped", admin.grant.user.id],
      ["delivered", admin.grant.user.id],
    ]);
    expect(history[0]?.at).toBeInstanceOf(Date);
  });

  it("goes nowhere else, and says where it stands (N6)", async () => {
    const { orders } = admin.client;
    const acts = {
      pay: orders.pay,
      ship: orders.ship,
      deliver: orders.deliver,
      cancel: orders.cancel,
    };
    const allowed = { placed: ["pay", "cancel"], paid: ["ship", "cancel"], shipped: ["deliver"] };
    const ways = {
      placed: [],
      paid: ["pay"],
      shipped: ["pay", "ship"],
      delivered: ["pay", "ship", "deliver"],
      cancelled: ["cancel"],
    } as const;
    for (const [status, way] of Object.entries(ways)) {
      for (const [name, act] of Object.entries(acts)) {
        if (
          Object.entries(allowed).some(([from, names]) => from === status && names.includes(name))
        ) {
          continue;
        }
        const { id } = await order();
        for (const step of way) await acts[step].mutate({ id });
        expect(await reasonOfRefusal(act.mutate({ id }))).toEqual({
          code: "INVALID_TRANSITION",
          status,
        });
      }
    }
  });

  it("gives its stock back once, however often and at once it is cancelled (N6)", async () => {
    const { id: productId } = await addProduct(admin, { stock: 10 });
    const { id, number } = await placeOrder(app, ada, { lines: [{ productId, quantity: 4 }] });
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => ada.client.orders.cancel.mutate({ id })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await stockOf(productId)).toBe(10);
    const { items } = await admin.client.products.stockEntries.query({ id: productId });
    expect(
      items.map(({ quantity, reason, orderId, orderNumber }) => [
        quantity,
        reason,
        orderId,
        orderNumber,
      ]),
    ).toEqual([
      [4, "returned", id, number],
      [-4, "sold", id, number],
      [10, "initial", null, null],
    ]);
  });

  it("is paid or cancelled, not both, when both come at once (N6)", async () => {
    for (let times = 0; times < 5; times += 1) {
      const { id: productId } = await addProduct(admin, { stock: 5 });
      const { id } = await placeOrder(app, ada, { lines: [{ productId, quantity: 5 }] });
      const [paid] = await Promise.allSettled([
        admin.client.orders.pay.mutate({ id }),
        ada.client.orders.cancel.mutate({ id }),
      ]);
      const { status } = await ada.client.orders.byId.query({ id });
      // Cancelling a paid order is allowed, paying a cancelled one is not.
      expect(status === "cancelled" || paid.status === "fulfilled").toBe(true);
      expect(await stockOf(productId)).toBe(status === "cancelled" ? 5 : 0);
    }
  });

  it("is its customer's, and for others not there (D2)", async () => {
    const { id } = await order();
    for (const call of [
      () => bob.client.orders.byId.query({ id }),
      () => bob.client.orders.cancel.mutate({ id }),
    ]) {
      expect(await reasonOfRefusal(call())).toEqual({ code: "NOT_FOUND" });
    }
    expect(await reasonOfRefusal(bob.client.orders.list.query({ scope: "all" }))).toEqual({
      code: "FORBIDDEN",
    });
  });

  it("outlives its customer's account", async () => {
    const { id: productId } = await addProduct(admin);
    const carol = await signUp(app);
    const { id } = await placeOrder(app, carol, { lines: [{ productId, quantity: 1 }] });
    await carol.client.users.deleteMe.mutate({ currentPassword: "correct horse battery" });
    expect(await admin.client.orders.byId.query({ id })).toMatchObject({ customer: null });
  });
});

it("orders.list shows one's own, the newest first, in pages and one query (D4)", async () => {
  const carol = await signUp(app);
  const { id: productId } = await addProduct(admin);
  const ids: string[] = [];
  for (let times = 0; times < 3; times += 1) {
    ids.push((await placeOrder(app, carol, { lines: [{ productId, quantity: 1 }] })).id);
  }
  await carol.client.orders.cancel.mutate({ id: ids[0] ?? "" });
  const first = await carol.client.orders.list.query({ limit: 2 });
  const cursor = first.nextCursor ?? undefined;
  const second = await carol.client.orders.list.query({ limit: 2, cursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed());
  const cancelled = await carol.client.orders.list.query({ status: "cancelled" });
  expect(cancelled.items.map(({ id }) => id)).toEqual([ids[0]]);
  const all = await admin.client.orders.list.query({ scope: "all" });
  expect(all.items.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));

  const one = await countQueries(app, () => carol.client.orders.list.query({ limit: 1 }));
  const many = await countQueries(app, () => carol.client.orders.list.query({ limit: 100 }));
  expect(many).toBe(one);
});

it("orders.stats counts what waits, and by day what was not cancelled", async () => {
  await using other = await createTestApp();
  const boss = await signUpAdmin(other);
  const { id: productId } = await addProduct(boss, { amount: 500 });
  const lines = [{ productId, quantity: 2 }];
  await placeOrder(other, boss, { lines });
  const { id: paid } = await placeOrder(other, boss, { lines });
  await boss.client.orders.pay.mutate({ id: paid });
  const { id } = await placeOrder(other, boss, { lines });
  await boss.client.orders.cancel.mutate({ id });
  const { waiting, days } = await boss.client.orders.stats.query();
  expect(waiting).toEqual({ placed: 1, paid: 1, shipped: 0 });
  expect(days).toEqual([
    {
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      orders: 2,
      revenue: { amount: 2000, currency: "EUR" },
    },
  ]);
});

it("orders.stats counts by the days of a time zone, each currency for itself", async () => {
  await using other = await createTestApp();
  const boss = await signUpAdmin(other);
  const dayMs = 24 * 60 * 60_000;
  const dayBefore = (days: number) =>
    new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
  const placedAt = async (at: string, currency: string) => {
    const { id: productId } = await addProduct(boss, { amount: 500, currency });
    const { id } = await placeOrder(other, boss, { lines: [{ productId, quantity: 1 }] });
    await other.container.database.prisma.order.update({
      where: { id },
      data: { createdAt: new Date(at) },
    });
  };
  await placedAt(`${dayBefore(3)}T22:20:00Z`, "EUR");
  await placedAt(`${dayBefore(2)}T05:40:00Z`, "EUR");
  await placedAt(`${dayBefore(2)}T18:20:00Z`, "EUR");
  await placedAt(`${dayBefore(2)}T18:21:00Z`, "CHF");
  const counted = async (timeZone?: string) =>
    (await boss.client.orders.stats.query({ days: 9, ...(timeZone !== undefined && { timeZone }) }))
      .days;
  const sum = (day: string, orders: number, currency = "EUR") => ({
    day,
    orders,
    revenue: { amount: 500 * orders, currency },
  });
  const two = dayBefore(2);
  expect(await counted()).toEqual([sum(dayBefore(3), 1), sum(two, 1, "CHF"), sum(two, 2)]);
  expect(await counted("America/Los_Angeles")).toEqual([
    sum(dayBefore(3), 2),
    sum(two, 1, "CHF"),
    sum(two, 1),
  ]);
  expect(await counted("Asia/Kathmandu")).toEqual([
    sum(two, 2),
    sum(dayBefore(1), 1, "CHF"),
    sum(dayBefore(1), 1),
  ]);
  expect(await reasonOfRefusal(counted("Mars/Olympus"))).toMatchObject({
    code: "VALIDATION_FAILED",
    issues: [{ path: ["timeZone"] }],
  });
});

it("orders.list finds an order by its number, but nobody else's", async () => {
  const { id, number } = await order();
  const found = await ada.client.orders.list.query({ number });
  expect(found.items.map((each) => each.id)).toEqual([id]);
  expect((await bob.client.orders.list.query({ number })).items).toEqual([]);
  const desk = await admin.client.orders.list.query({ scope: "all", number });
  expect(desk.items).toHaveLength(1);
});

it("orders.place refuses an order that comes to something else than was shown, and takes nothing", async () => {
  const { id: productId } = await addProduct(admin, { stock: 3, amount: 250 });
  const lines = [{ productId, quantity: 2 }];
  const place = (amount: number, currency: string) =>
    placeOrder(app, ada, { lines, expectedTotal: { amount, currency } });
  const total = { amount: 500, currency: "EUR" };
  for (const [amount, currency] of [
    [499, "EUR"],
    [500, "USD"],
  ] as const) {
    expect(await reasonOfRefusal(place(amount, currency))).toEqual({
      code: "PRICE_CHANGED",
      total,
    });
  }
  expect(await stockOf(productId)).toBe(3);
  expect(await place(500, "EUR")).toMatchObject({ total });
});

async function order() {
  const { id: productId } = await addProduct(admin);
  return placeOrder(app, ada, { lines: [{ productId, quantity: 1 }] });
}

async function stockOf(id: string): Promise<number> {
  return (await admin.client.products.byId.query({ id })).stock;
}

async function statusOf(lines: unknown): Promise<number> {
  const { accessToken } = ada.grant;
  const headers = { "idempotency-key": randomUUID() };
  return (await app.postJson("orders.place", { lines }, { accessToken, headers })).status;
}
