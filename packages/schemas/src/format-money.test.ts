import { expect, it } from "vitest";
import { formatMoney } from "./format-money.ts";

it.each([
  ["EUR", 250, "€2.50"],
  ["EUR", 0, "€0.00"],
  ["EUR", 123_456_789, "€1,234,567.89"],
  ["GBP", 5, "£0.05"],
  ["JPY", 250, "JP¥250"],
  ["KWD", 1_250, "KWD 1.250"],
  ["IQD", 1_250, "IQD 1.250"],
  ["CLF", 12_345, "CLF 1.2345"],
])("writes an amount in %s with its own decimals: %i is %s", (currency, amount, text) => {
  expect(plain(formatMoney({ amount, currency }))).toBe(text);
});

it("is exact up to the most an order may come to, and beyond", () => {
  expect(formatMoney({ amount: 999_999_999_999, currency: "EUR" })).toBe("€9,999,999,999.99");
  expect(plain(formatMoney({ amount: 9_007_199_254_741, currency: "KWD" }))).toBe(
    "KWD 9,007,199,254.741",
  );
});

it("writes a currency that nobody knows by its letters", () => {
  expect(plain(formatMoney({ amount: 1_999, currency: "XQQ" }))).toBe("XQQ 19.99");
});

/** A code and its amount are kept together by a space that does not break. */
function plain(text: string): string {
  return text.replace("\u{A0}", " ");
}

it("writes an amount as it is written elsewhere", () => {
  expect(formatMoney({ amount: 1_250, currency: "EUR" }, "de-DE")).toBe("12,50\u00A0€");
  expect(formatMoney({ amount: 1_250, currency: "EUR" })).toBe("€12.50");
});
