import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "#test/people.ts";
import { addProduct } from "#test/shop.ts";

const price = { amount: 1999, currency: "EUR" };

let app: TestApp;
let admin: Person;
let member: Person;
beforeAll(async () => {
  app = await createTestApp();
  admin = await signUpAdmin(app);
  member = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

it("products are listed by name and found by code, name and description", async () => {
  const { products } = admin.client;
  await products.create.mutate({ sku: "OAK-1", name: "oak board", price });
  await products.create.mutate({ sku: "ASH-1", name: "Ash board", description: "pale", price });
  const found = async (search: string) =>
    (await member.client.products.list.query({ search })).items.map(({ sku }) => sku);
  expect(await found("board")).toEqual(["ASH-1", "OAK-1"]);
  expect(await found("oak")).toEqual(["OAK-1"]);
  expect(await found("pal boa")).toEqual(["ASH-1"]);
  expect(await found("%")).toEqual([]);
  const first = await member.client.products.list.query({ search: "board", limit: 1 });
  const cursor = first.nextCursor ?? undefined;
  const second = await member.client.products.list.query({ search: "board", limit: 1, cursor });
  expect([first.items[0]?.sku, second.items[0]?.sku]).toEqual(["ASH-1", "OAK-1"]);
});

it("products.list answers those that are named, as far as they are for sale", async () => {
  const [first, second, third] = [
    await addProduct(admin),
    await addProduct(admin),
    await addProduct(admin),
  ];
  await admin.client.products.update.mutate({ id: second.id, isActive: false });
  const ids = [third.id, second.id, first.id, "01890a5d-ac96-774b-bcce-b302099a8057"];
  const { items } = await member.client.products.list.query({ ids });
  expect(items.map(({ id }) => id)).toEqual([first.id, third.id]);
  expect((await member.client.products.list.query({ ids: [] })).items).toEqual([]);
});

it("what is not for sale is for administrators to see", async () => {
  const { id } = await addProduct(admin);
  await admin.client.products.update.mutate({ id, isActive: false });
  expect(await reasonOfRefusal(member.client.products.byId.query({ id }))).toEqual({
    code: "NOT_FOUND",
  });
  const listed = async ({ client }: Person) =>
    (await client.products.list.query({ isActive: false, limit: 100 })).items.map((one) => one.id);
  expect(await listed(admin)).toContain(id);
  expect(await listed(member)).not.toContain(id);
});

it("a code belongs to one product", async () => {
  const { id, sku } = await addProduct(admin);
  const other = await addProduct(admin);
  for (const call of [
    () => admin.client.products.create.mutate({ sku, name: "Another", price }),
    () => admin.client.products.update.mutate({ id: other.id, sku }),
  ]) {
    expect(await reasonOfRefusal(call())).toMatchObject({
      code: "VALIDATION_FAILED",
      issues: [{ path: ["sku"] }],
    });
  }
  expect(await admin.client.products.byId.query({ id })).toMatchObject({ sku });
});

it("a stale version is refused with the product as it is", async () => {
  const { id } = await addProduct(admin);
  const current = await admin.client.products.update.mutate({ id, version: 1, name: "New" });
  expect(
    await reasonOfRefusal(admin.client.products.update.mutate({ id, version: 1, name: "Newer" })),
  ).toEqual({ code: "STALE_VERSION", current });
});

describe("stock", () => {
  it("is the sum of its entries, each with a reason and who made it", async () => {
    const { id } = await addProduct(admin, { stock: 5 });
    const { products } = admin.client;
    await products.adjustStock.mutate({ id, quantity: 7, reason: "received" });
    const after = await products.adjustStock.mutate({
      id,
      quantity: -2,
      reason: "damaged",
      note: "fell off the shelf",
    });
    expect(after.stock).toBe(10);
    const { items } = await products.stockEntries.query({ id });
    expect(items.map(({ quantity, reason }) => [quantity, reason])).toEqual([
      [-2, "damaged"],
      [7, "received"],
      [5, "initial"],
    ]);
    expect(items[0]).toMatchObject({
      note: "fell off the shelf",
      actor: { id: admin.grant.user.id },
    });
  });

  it("never goes below zero, however many take from it at once", async () => {
    const { id } = await addProduct(admin, { stock: 5 });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        admin.client.products.adjustStock.mutate({ id, quantity: -1, reason: "counted" }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    expect(await admin.client.products.byId.query({ id })).toMatchObject({ stock: 0 });
    expect(
      await reasonOfRefusal(
        admin.client.products.adjustStock.mutate({ id, quantity: -1, reason: "counted" }),
      ),
    ).toEqual({ code: "OUT_OF_STOCK", available: [{ productId: id, stock: 0 }] });
  });
});

it.each([
  ["a negative price", { price: { amount: -1, currency: "EUR" } }],
  ["half a cent", { price: { amount: 1.5, currency: "EUR" } }],
  ["a price beyond reason", { price: { amount: 2_147_483_648, currency: "EUR" } }],
  ["a currency of its own", { price: { amount: 1, currency: "eur" } }],
  ["no name", { name: " " }],
  ["a code with blanks", { sku: "A B" }],
  ["a negative stock", { stock: -1 }],
  ["another field", { version: 1 }],
])("a product is refused with %s (E7)", async (_what, fields) => {
  const input = { sku: "X-1", name: "X", price, ...fields };
  const { accessToken } = admin.grant;
  expect((await app.postJson("products.create", input, { accessToken })).status).toBe(400);
});

it("what is done to products is in the audit log, from what to what", async () => {
  const { products, audit } = admin.client;
  const { id } = await products.create.mutate({ sku: "LOG-1", name: "Log", price, stock: 3 });
  await products.update.mutate({
    id,
    sku: "LOG-2",
    description: "Split",
    price: { amount: 2400, currency: "EUR" },
    isActive: false,
  });
  await products.adjustStock.mutate({ id, quantity: -2, reason: "damaged" });
  await expect(
    products.adjustStock.mutate({ id, quantity: -2, reason: "damaged" }),
  ).rejects.toThrow();
  await expect(products.update.mutate({ id, version: 1, name: "Late" })).rejects.toThrow();
  await products.remove.mutate({ id });
  const { items } = await audit.list.query({ actorId: admin.grant.user.id, limit: 4 });
  expect(items.map(({ action, target, details }) => ({ action, target, details }))).toEqual([
    { action: "product.removed", target: null, details: { sku: "LOG-2" } },
    {
      action: "product.stock-adjusted",
      target: null,
      details: { sku: "LOG-2", reason: "damaged", "stock.from": 3, "stock.to": 1 },
    },
    {
      action: "product.updated",
      target: null,
      details: {
        sku: "LOG-2",
        "sku.from": "LOG-1",
        "sku.to": "LOG-2",
        description: true,
        "isActive.from": true,
        "isActive.to": false,
        "price.from": 1999,
        "price.to": 2400,
        "currency.from": "EUR",
        "currency.to": "EUR",
      },
    },
    { action: "product.created", target: null, details: { sku: "LOG-1" } },
  ]);
});
