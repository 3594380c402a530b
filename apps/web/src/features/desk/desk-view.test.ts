import { expect, it } from "vitest";
import { isNarrowed, readDeskView, toListInput, writeDeskView } from "./desk-view.ts";

it("reads what it writes", () => {
  const search = { status: "paid", number: "1001" };
  expect(writeDeskView(readDeskView(search))).toEqual(search);
});

it("leaves out of an old link what makes no sense", () => {
  const view = readDeskView({ status: "lost", number: "  " });
  expect(view).toEqual({});
  expect(isNarrowed(view)).toBe(false);
});

it("asks the server for everybody's orders, and for nothing when the number can't be one", () => {
  expect(toListInput({ status: "placed", number: "#1002" })).toEqual({
    limit: 30,
    scope: "all",
    status: "placed",
    number: 1002,
  });
  expect(toListInput({ number: "ada" })).toBeNull();
});
