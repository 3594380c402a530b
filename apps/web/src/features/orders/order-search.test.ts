import { expect, it } from "vitest";
import { readOrderSearch } from "./order-search.ts";

it.each([
  [{}, {}],
  [{ status: "paid" }, { status: "paid" }],
  [{ status: "lost" }, {}],
  [{ status: "toString" }, {}],
  [{ status: 7, q: "oak" }, {}],
])("reads %j", (search, read) => {
  expect(readOrderSearch(search)).toEqual(read);
});
