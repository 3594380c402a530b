import { expect, it } from "vitest";
import { CreateProductInput } from "@tenon/schemas/products";
import { forPeople } from "./product-form-schema.ts";

const schema = forPeople(CreateProductInput);
const tray = { sku: "TRAY-1", name: "Oak tray" };

it("asks for a price where there is no number, and keeps the other words", () => {
  const unread = schema.safeParse({ ...tray, price: { amount: Number.NaN, currency: "EUR" } });
  expect(unread.error?.issues).toMatchObject([{ message: "Write a price like 19.99." }]);
  const yen = schema.safeParse({ ...tray, price: { amount: Number.NaN, currency: "JPY" } });
  expect(yen.error?.issues).toMatchObject([{ message: "Write a price like 19." }]);
  const tooMuch = schema.safeParse({ ...tray, price: { amount: 2e9, currency: "EUR" } });
  expect(tooMuch.error?.issues).toMatchObject([{ message: "Is too much." }]);
});

it("puts a currency's trouble on its own field", () => {
  const { error } = schema.safeParse({ ...tray, price: { amount: 1, currency: "EURO" } });
  expect(error?.issues).toMatchObject([{ path: ["currency"] }]);
});

it("lets pass what the server takes", () => {
  expect(schema.safeParse({ ...tray, price: { amount: 1_999, currency: "EUR" } })).toEqual({});
});
