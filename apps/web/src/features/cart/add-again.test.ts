import { expect, it } from "vitest";
import type { OrderLine } from "@tenon/schemas/orders";
import { addAgain } from "./add-again.ts";
import { type Cart, emptyCart } from "./cart.ts";

it("puts the lines of an order into the cart, at the prices of then", () => {
  const { cart, added, refusal } = addAgain(emptyCart, [ordered("oak", 2), ordered("glue", 3)]);
  expect(cart.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
    ["oak", 2],
    ["glue", 3],
  ]);
  expect({ added, refusal }).toEqual({ added: 2, refusal: null });
});

it("adds them to what is in already", () => {
  const once = addAgain(emptyCart, [ordered("oak", 2)]);
  expect(addAgain(once.cart, [ordered("oak", 2)]).cart.lines).toMatchObject([{ quantity: 4 }]);
});

it("leaves out what is no longer there, and says so", () => {
  const again = addAgain(emptyCart, [
    { ...ordered("oak", 2), productId: null },
    ordered("glue", 1),
  ]);
  expect(again).toMatchObject({ added: 1, refusal: "“oak” is no longer there." });
});

it("adds nothing to a cart in another currency", () => {
  const price = { amount: 1, currency: "USD" };
  const dollars: Cart = {
    lines: [{ productId: "nails", quantity: 1, name: "Nails", price }],
    attempt: null,
  };
  const again = addAgain(dollars, [ordered("oak", 2)]);
  expect(again.cart).toBe(dollars);
  expect(again.refusal).toContain("Your cart is in USD");
});

function ordered(productId: string, quantity: number): OrderLine {
  const price = { amount: 250, currency: "EUR" };
  const total = { amount: 250 * quantity, currency: "EUR" };
  return { productId, sku: productId, name: productId, price, quantity, total };
}
