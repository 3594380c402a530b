import { expect, it } from "vitest";
import { readShopSearch } from "./shop-search.ts";

it.each([
  [{}, {}],
  [{ q: " oak " }, { q: "oak" }],
  [{ q: "  " }, {}],
  [{ q: 7, page: "2" }, {}],
  [{ q: "a".repeat(300) }, { q: "a".repeat(200) }],
])("reads %j", (search, read) => {
  expect(readShopSearch(search)).toEqual(read);
});
