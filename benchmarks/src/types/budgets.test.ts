import { describe, expect, test } from "vitest";
import budgets from "./budgets.json" with { type: "json" };
import { findExceeded, type Instantiations } from "./budgets.ts";
import { buildProduct, type ProductName, productNames } from "./programs.ts";

const limitMs = 180_000;

describe.concurrent("measured by the compiler", () => {
  test.each(productNames)(
    "no program of the product %s takes more instantiations than it may",
    async (name) => {
      expect(findExceeded(name, await instantiationsOf(name))).toEqual([]);
    },
    limitMs,
  );

  test.each(["web", "outside"] as const)(
    "with ten times the procedures, a caller (%s) takes at most half as much again",
    async (program) => {
      const [few, many] = [await instantiationsOf("50"), await instantiationsOf("500")];
      expect(many[program] / few[program]).toBeLessThanOrEqual(1.5);
    },
    limitMs,
  );
});

test("a program that takes more than it may is told by how much, and how to raise its budget", () => {
  const { api, web, outside } = budgets.tenon;

  expect(findExceeded("tenon", { api, web, outside: outside * 2 })).toEqual([
    expect.stringMatching(
      /^The types of a service outside of Tenon take [\d,]+ instantiations: [\d,]+ \(100\.0 %\) more than the budget of [\d,]+\. .*budgets\.json \("tenon", "outside"\), and say why/,
    ),
  ]);
});

test("a program may take as much as its budget", () => {
  expect(findExceeded("tenon", budgets.tenon)).toEqual([]);
});

const measured = new Map<ProductName, Promise<Instantiations>>();

/** Each product is built once, for whichever test asks first. */
function instantiationsOf(name: ProductName): Promise<Instantiations> {
  const known = measured.get(name) ?? measure(name);
  measured.set(name, known);
  return known;
}

async function measure(name: ProductName): Promise<Instantiations> {
  using product = await buildProduct(name, AbortSignal.timeout(limitMs));
  return {
    api: product.api.instantiations,
    web: (await product.compile("web")).instantiations,
    outside: (await product.compile("outside")).instantiations,
  };
}
