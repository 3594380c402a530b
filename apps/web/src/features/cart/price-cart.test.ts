import { expect, it } from "vitest";
import type { Product } from "@tenon/schemas/products";
import type { Cart } from "./cart.ts";
import { priceCart, takeWhatThereIs, toOrder } from "./price-cart.ts";

const cart = cartOf(["oak", 2], ["glue", 3]);

it("prices each line and their sum by what the catalogue says now", () => {
  const priced = priceCart(cart, complete(product("oak"), product("glue", { amount: 199 })));
  expect(priced.lines.map(({ total }) => total?.amount)).toEqual([500, 597]);
  expect(priced.total).toEqual({ amount: 1_097, currency: "EUR" });
  expect(priced.isOrderable).toBe(true);
});

it("says what has another price than when it was put in", () => {
  const { lines } = priceCart(cart, complete(product("oak"), product("glue", { amount: 199 })));
  expect(lines.map(({ priceBefore }) => priceBefore)).toEqual([
    null,
    { amount: 250, currency: "EUR" },
  ]);
});

it.each([
  ["is no longer for sale", product("glue", { isActive: false }), { kind: "not-for-sale" }],
  ["is gone", product("other"), { kind: "not-for-sale" }],
  ["is sold out", product("glue", { stock: 0 }), { kind: "sold-out" }],
  ["is fewer than wanted", product("glue", { stock: 2 }), { kind: "too-few", stock: 2 }],
  [
    "is sold in another currency",
    product("glue", { currency: "USD" }),
    { kind: "other-currency", currency: "USD" },
  ],
])("says that a product %s", (_, changed, problem) => {
  const priced = priceCart(cart, complete(product("oak"), changed));
  expect(priced.lines.map((line) => line.problem)).toEqual([null, problem]);
  expect(priced.isOrderable).toBe(false);
});

it("counts for the sum what can be had", () => {
  const soldOut = priceCart(cart, complete(product("oak"), product("glue", { stock: 0 })));
  expect(soldOut.total).toEqual({ amount: 500, currency: "EUR" });
  const nothing = priceCart(cart, complete());
  expect(nothing.total).toBeNull();
});

it("waits for the catalogue before it says that something is gone", () => {
  const priced = priceCart(cart, { products: [product("oak")], isComplete: false });
  expect(priced.lines.map(({ problem }) => problem)).toEqual([null, null]);
  expect(priced).toMatchObject({ total: null, isOrderable: false });
});

it("takes what there is: fewer of one, none of what is gone", () => {
  const wanted = cartOf(["oak", 2], ["glue", 3], ["nails", 1], ["tape", 1]);
  const products = [
    product("oak"),
    product("glue", { stock: 1 }),
    product("nails", { stock: 0 }),
    product("tape", { currency: "USD" }),
  ];
  const taken = takeWhatThereIs(wanted, priceCart(wanted, complete(...products)));
  expect(taken).toEqual(cartOf(["oak", 2], ["glue", 1]));
  expect(priceCart(taken, complete(...products)).isOrderable).toBe(true);
});

it("orders what was shown, for what it came to", () => {
  const priced = priceCart(cart, complete(product("oak"), product("glue")));
  expect(toOrder(priced, { amount: 1_250, currency: "EUR" })).toEqual({
    lines: [
      { productId: "oak", quantity: 2 },
      { productId: "glue", quantity: 3 },
    ],
    expectedTotal: { amount: 1_250, currency: "EUR" },
  });
});

function cartOf(...lines: [productId: string, quantity: number][]): Cart {
  const price = { amount: 250, currency: "EUR" };
  return {
    lines: lines.map(([productId, quantity]) => ({ productId, quantity, name: productId, price })),
    attempt: null,
  };
}

function complete(...products: Product[]) {
  return { products, isComplete: true };
}

function product(
  id: string,
  { amount = 250, currency = "EUR", stock = 10, isActive = true } = {},
): Product {
  const createdAt = new Date(0);
  return {
    id,
    sku: id,
    name: id,
    description: "",
    price: { amount, currency },
    stock,
    isActive,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}
