import { describe, expect, it } from "vitest";
import type { Product } from "@tenon/schemas/products";
import { compare, isUnchanged, rebase, toDraft, toEdit, toPrice } from "./product-draft.ts";

const tray: Product = {
  id: "0198c0de-0000-7000-8000-000000000001",
  sku: "TRAY-1",
  name: "Oak tray",
  description: "For two cups.",
  price: { amount: 1_999, currency: "EUR" },
  stock: 4,
  isActive: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  version: 3,
};
const base = toDraft(tray);

it("changes nothing until something is typed", () => {
  expect(base.price).toBe("19.99");
  expect(isUnchanged(base, { ...base })).toBe(true);
  expect(isUnchanged(base, { ...base, price: "20" })).toBe(false);
});

it("sends only what was changed, with the version it was changed from", () => {
  const { id, version } = tray;
  expect(toEdit(tray, { ...base, name: "Tray" })).toEqual({ id, version, name: "Tray" });
  expect(toEdit(tray, { ...base, price: "21,5" })).toEqual({
    id,
    version,
    price: { amount: 2_150, currency: "EUR" },
  });
  expect(toEdit(tray, { ...base, currency: "jpy", price: "2000" }).price).toEqual({
    amount: 2_000,
    currency: "JPY",
  });
});

it("makes no number of a price that is none", () => {
  expect(toPrice({ ...base, price: "cheap" }).amount).toBeNaN();
});

describe("a product that was changed meanwhile", () => {
  const draft = { ...base, name: "Oak tray, large" };
  const current = { ...base, price: "24.00", name: "Tray of oak" };

  it("keeps what the draft changed, and takes the rest", () => {
    expect(rebase({ base, draft, current })).toEqual({ ...current, name: "Oak tray, large" });
  });

  it("tells both versions, or that the draft left the field alone", () => {
    expect(compare({ base, draft, current })).toEqual([
      { field: "name", stored: "Tray of oak", mine: "Oak tray, large" },
      { field: "price", stored: "24.00", mine: null },
    ]);
  });
});
