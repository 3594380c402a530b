import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { OrderDetails, PlaceOrderInput } from "@tenon/schemas/orders";
import type { Product } from "@tenon/schemas/products";
import type { TestApp } from "./create-test-app.ts";
import type { Person } from "./people.ts";

let made = 0;

/** A new product in the catalogue, put there by an administrator. */
export function addProduct(
  { client }: Person,
  fields: { stock?: number; amount?: number; currency?: string } = {},
): Promise<Product> {
  const { stock = 10, amount = 250, currency = "EUR" } = fields;
  return client.products.create.mutate({ ...newProduct(), stock, price: { amount, currency } });
}

/** A product with a code that nothing else in this process has. */
export function newProduct() {
  made += 1;
  return { sku: `SKU-${made}`, name: `Product ${made}`, price: { amount: 250, currency: "EUR" } };
}

/** Places an order as a client does, with a key of its own unless one is given. */
export function placeOrder(
  app: TestApp,
  { grant }: Person,
  { key = randomUUID(), ...input }: z.input<typeof PlaceOrderInput> & { key?: string },
): Promise<OrderDetails> {
  const headers = { "idempotency-key": key };
  const client = app.client({ accessToken: grant.accessToken, headers });
  return client.orders.place.mutate(input);
}
