import { expect, it } from "vitest";
import {
  add,
  begin,
  type Cart,
  type CartLine,
  countPieces,
  emptyCart,
  giveUp,
  maySendAgain,
  putBack,
  quantityOf,
  remove,
  setQuantity,
  settle,
  whyNotAdd,
} from "./cart.ts";

const oak = line("oak", 2);
const glue = line("glue", 3);
const cart: Cart = { lines: [oak, glue], attempt: null };
const attempt = { key: "k1", input: { lines: [] }, at: 0 };

it("counts the pieces, not the lines", () => {
  expect(countPieces(cart)).toBe(5);
  expect(countPieces(emptyCart)).toBe(0);
  expect(quantityOf(cart, "glue")).toBe(3);
});

it("adds to what there is of the product, at the price of now, where it stood", () => {
  const dearer = { ...line("oak", 5), price: { amount: 300, currency: "EUR" } };
  expect(add(cart, dearer).lines).toEqual([{ ...dearer, quantity: 7 }, glue]);
  expect(add(cart, line("nails", 1)).lines).toEqual([oak, glue, line("nails", 1)]);
});

it("refuses another currency, more than an order takes, and anything while an order is under way", () => {
  const inDollars = { ...line("nails", 1), price: { amount: 1, currency: "USD" } };
  expect(whyNotAdd(cart, line("nails", 1))).toBeNull();
  expect(whyNotAdd(emptyCart, inDollars)).toBeNull();
  expect(whyNotAdd(cart, inDollars)).toContain("Your cart is in EUR, and this is sold in USD.");
  expect(whyNotAdd(cart, line("oak", 9_998))).toBeNull();
  expect(whyNotAdd(cart, line("oak", 9_999))).toContain("at most 10,000");
  expect(whyNotAdd({ ...cart, attempt }, line("nails", 1))).toContain("under way");
});

it("refuses more than there are, counting what is in already", () => {
  expect(whyNotAdd(cart, line("oak", 3), 5)).toBeNull();
  expect(whyNotAdd(cart, line("oak", 4), 5)).toBe("There are only 5 of this, and 2 in your cart.");
  expect(whyNotAdd(cart, line("nails", 4), 3)).toBe("There are only 3 of this.");
});

it("takes a hundred products, and more of each of them", () => {
  const full = {
    lines: Array.from({ length: 100 }, (_, index) => line(`p${index}`, 1)),
    attempt: null,
  };
  expect(whyNotAdd(full, line("p99", 1))).toBeNull();
  expect(whyNotAdd(full, line("p100", 1))).toContain("at most 100 products");
});

it("puts a removed line back where it was, once", () => {
  const removed = remove(cart, "oak");
  expect(removed.lines).toEqual([glue]);
  const back = putBack(removed, oak, 0);
  expect(back).toEqual(cart);
  expect(putBack(back, oak, 0)).toBe(back);
});

it("changes a quantity", () => {
  expect(setQuantity(cart, "oak", 9).lines).toEqual([{ ...oak, quantity: 9 }, glue]);
});

it("goes on with the order that is under way instead of beginning another one", () => {
  const begun = begin(cart, attempt);
  expect(begin(begun, { ...attempt, key: "k2" }).attempt).toEqual({ ...attempt, isRepeated: true });
});

it("begins no order for a cart that another tab has emptied meanwhile", () => {
  expect(begin(emptyCart, attempt).attempt).toBeNull();
});

it("is empty after its order was placed, and as before after it was refused", () => {
  const begun = begin(cart, attempt);
  expect(settle(begun, "k1")).toEqual(emptyCart);
  expect(giveUp(begun, "k1")).toEqual(cart);
});

it("does not let an answer to an older attempt touch the newer one", () => {
  const begun = begin(cart, attempt);
  expect(settle(begun, "k0")).toBe(begun);
  expect(giveUp(begun, "k0")).toBe(begun);
});

it("does not rely on a key that the server may have forgotten", () => {
  const hours = (count: number) => new Date(count * 3_600_000);
  expect(maySendAgain(attempt, hours(22))).toBe(true);
  expect(maySendAgain(attempt, hours(23))).toBe(false);
});

function line(productId: string, quantity: number): CartLine {
  return { productId, quantity, name: productId, price: { amount: 250, currency: "EUR" } };
}
