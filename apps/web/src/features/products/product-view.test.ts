import { expect, it } from "vitest";
import { isFiltered, readProductView, toListInput, writeProductView } from "./product-view.ts";

it("reads what it writes", () => {
  const search = { q: "oak", state: "inactive" };
  expect(writeProductView(readProductView(search))).toEqual(search);
  expect(isFiltered(readProductView(search))).toBe(true);
});

it("leaves out of an old link what makes no sense", () => {
  const view = readProductView({ q: " ", state: "sold" });
  expect(view).toEqual({});
  expect(isFiltered(view)).toBe(false);
});

it("asks the server for those in one state, or for all", () => {
  expect(toListInput({ search: "oak", state: "active" })).toEqual({
    limit: 30,
    search: "oak",
    isActive: true,
  });
  expect(toListInput({ state: "inactive" })).toEqual({ limit: 30, isActive: false });
  expect(toListInput({})).toEqual({ limit: 30 });
});
