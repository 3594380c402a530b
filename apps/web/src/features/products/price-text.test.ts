import { i18n } from "@lingui/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { parsePrice, priceExample, writePrice } from "./price-text.ts";

describe("a price as it is typed", () => {
  it.each([
    ["19.99", "EUR", 1_999],
    ["19,99", "EUR", 1_999],
    [" 19 ", "EUR", 1_900],
    ["19.9", "EUR", 1_990],
    ["0.07", "EUR", 7],
    ["0", "EUR", 0],
    ["007", "EUR", 700],
    ["1.15", "EUR", 115],
    ["4.35", "EUR", 435],
    ["1999", "JPY", 1_999],
    ["1,234", "KWD", 1_234],
    ["1.2", "KWD", 1_200],
  ])("reads %j in %s as %i", (typed, currency, amount) => {
    expect(parsePrice(typed, currency)).toBe(amount);
  });

  it.each([
    ["", "EUR"],
    ["19.999", "EUR"],
    ["1,234.56", "EUR"],
    ["1.234,56", "EUR"],
    ["19.", "EUR"],
    [".99", "EUR"],
    ["-1", "EUR"],
    ["1e3", "EUR"],
    ["19 €", "EUR"],
    ["19.9", "JPY"],
    ["1".repeat(13), "EUR"],
  ])("takes %j for none in %s", (typed, currency) => {
    expect(parsePrice(typed, currency)).toBeNull();
  });

  it.each([
    [0, "EUR", "0.00"],
    [7, "EUR", "0.07"],
    [1_999, "EUR", "19.99"],
    [1_999, "JPY", "1999"],
    [1_234, "KWD", "1.234"],
    [1_000_000_000, "EUR", "10000000.00"],
  ])("writes %i in %s as it reads it", (amount, currency, text) => {
    expect(writePrice(amount, currency)).toBe(text);
    expect(parsePrice(text, currency)).toBe(amount);
  });
});

it("gives an example in the currency's own decimals", () => {
  expect(["EUR", "JPY", "KWD"].map((currency) => priceExample(currency))).toEqual([
    "19.99",
    "19",
    "19.999",
  ]);
});

it("is written as where the person is", () => {
  i18n.activate("en", "de-DE");
  onTestFinished(() => i18n.activate("en", "en-GB"));
  expect([writePrice(1_999, "EUR"), writePrice(1_999, "JPY")]).toEqual(["19,99", "1999"]);
});
