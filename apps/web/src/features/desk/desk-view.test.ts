import { expect, it } from "vitest";
import { isNarrowed, readDeskView, toListInput, writeDeskView } from "./desk-view.ts";

it("reads what it writes", () => {
  const search = {
    status: "paid",
    number: "1001",
    customer: "0198c0de-0000-7000-8000-000000000001",
    order: "oldest",
  };
  expect(writeDeskView(readDeskView(search))).toEqual(search);
});

it("leaves out of an old link what makes no sense", () => {
  const view = readDeskView({ status: "lost", number: "  ", customer: "ada", order: "up" });
  expect(view).toEqual({});
  expect(isNarrowed(view)).toBe(false);
  expect(isNarrowed({ order: "oldest" })).toBe(false);
});

it("asks the server for everybody's orders, and for nothing when the number can't be one", () => {
  expect(toListInput({ status: "placed", number: "#1002" })).toEqual({
    limit: 30,
    scope: "all",
    order: "desc",
    status: "placed",
    number: 1002,
  });
  expect(toListInput({ number: "ada" })).toBeNull();
});
