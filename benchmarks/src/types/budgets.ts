import written from "./budgets.json" with { type: "json" };
import { type ProductName, type ProgramName, programNames } from "./programs.ts";

/** How many instantiations of types each program takes, or may take. */
export type Instantiations = Record<ProgramName, number>;

const budgets: Record<ProductName, Instantiations> = written;

/** A sentence for each program of a product that takes more than it may. */
export function findExceeded(product: ProductName, measured: Instantiations): string[] {
  return programNames.flatMap((program) => {
    const [cost, budget] = [measured[program], budgets[product][program]];
    return cost <= budget ? [] : [describe({ product, program, cost, budget })];
  });
}

type Excess = { product: ProductName; program: ProgramName; cost: number; budget: number };

function describe({ product, program, cost, budget }: Excess): string {
  const percent = ((cost / budget - 1) * 100).toFixed(1);
  return [
    `The types of ${programs[program]} of ${products[product]} take ${count(cost)} instantiations:`,
    `${count(cost - budget)} (${percent} %) more than the budget of ${count(budget)}.`,
    "`npm run bench -- --only types` shows all of them.",
    "If what was added is worth that, write the new figure in benchmarks/src/types/budgets.json",
    `("${product}", "${program}"), and say why in the commit.`,
  ].join(" ");
}

function count(instantiations: number): string {
  return instantiations.toLocaleString("en");
}

const programs: Record<ProgramName, string> = {
  api: "the API",
  web: "the web app",
  outside: "a service outside",
};

const products: Record<ProductName, string> = {
  "50": "a made-up product with 50 procedures",
  "500": "a made-up product with 500 procedures",
  tenon: "Tenon",
};
