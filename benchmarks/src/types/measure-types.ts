import { type Ratio, ratioOf } from "#compare.ts";
import { median } from "#statistics.ts";
import type { TypeCost } from "./compile.ts";
import {
  buildProduct,
  type Product,
  type ProductName,
  type ProgramName,
  programNames,
} from "./programs.ts";

export type ProgramCosts = {
  name: ProgramName;
  costs: Record<ProductName, TypeCost>;
  /** How many times the check with 50 procedures the one with 500 takes. */
  checkRatio: Ratio;
};

type Options = { rounds: number; signal: AbortSignal; onProgress: (message: string) => void };

/** Compiles each program of each product in turn, round after round. */
export async function measureTypes(options: Options): Promise<ProgramCosts[]> {
  const { rounds, signal, onProgress } = options;
  using stack = new DisposableStack();
  const build = async (name: ProductName): Promise<Product> => {
    onProgress(`types: building ${name === "tenon" ? "Tenon" : `${name} procedures`}`);
    return stack.use(await buildProduct(name, signal));
  };
  const few = await build("50");
  const many = await build("500");
  const tenon = await build("tenon");

  const programs: ProgramCosts[] = [];
  for (const name of programNames) {
    onProgress(`types: ${name}`);
    const measured: Record<ProductName, TypeCost>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push({
        "50": await few.compile(name),
        "500": await many.compile(name),
        tenon: await tenon.compile(name),
      });
    }
    programs.push({ name, ...sumUp(measured) });
  }
  return programs;
}

function sumUp(rounds: Record<ProductName, TypeCost>[]): Omit<ProgramCosts, "name"> {
  const of = (product: ProductName): TypeCost => middle(rounds.map((round) => round[product]));
  return {
    costs: { "50": of("50"), "500": of("500"), tenon: of("tenon") },
    checkRatio: ratioOf(rounds.map((round) => round["500"].checkMs / round["50"].checkMs)),
  };
}

function middle(costs: TypeCost[]): TypeCost {
  const of = (measure: keyof TypeCost) => median(costs.map((cost) => cost[measure]));
  return {
    checkMs: of("checkMs"),
    memoryMb: of("memoryMb"),
    instantiations: of("instantiations"),
    types: of("types"),
  };
}
