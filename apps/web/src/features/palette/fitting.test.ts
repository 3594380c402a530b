import { expect, it } from "vitest";
import { fitting } from "./fitting.ts";
import type { Option } from "./option.ts";
import { pagesFor } from "./pages.ts";

const pages = pagesFor({ isAdmin: true });

it.each([
  ["tasks", "Tasks"],
  ["ord", "Orders"],
  ["desk", "Order desk"],
  ["people", "Accounts"],
  ["password", "Security"],
  ["stock", "Products"],
  ["apik", "API keys"],
  ["delete account", "Your data"],
])("%s leads to %s first", (typed, name) => {
  expect(namesOf(fitting(pages, typed))[0]).toBe(name);
});

it("puts what is called so before what has another word for it", () => {
  const other: Option = { key: "x", icon: "task", text: "To do", words: "tasks", way: { to: "/" } };
  expect(namesOf(fitting([other, ...pages], "tasks"))).toEqual(["Tasks", "To do"]);
});

it("finds what belongs together", () => {
  expect(new Set(namesOf(fitting(pages, "settings")))).toEqual(
    new Set(["Profile", "Security", "API keys", "Webhooks", "Your data"]),
  );
});

it("has nothing for what fits nothing", () => {
  expect(fitting(pages, "xylophone")).toEqual([]);
});

it("makes no other word of the letters of several", () => {
  expect(fitting(pages, "chase")).toEqual([]);
});

function namesOf(options: Option[]): string[] {
  return options.map(({ text }) => text);
}
