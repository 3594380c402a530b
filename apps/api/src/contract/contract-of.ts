import type { Contract } from "./contract.ts";
import { type Described, describeContract } from "./describe-contract.ts";

const described = new WeakMap<Described, Contract>();

/** What callers of a router may rely on, found out when it is first asked for. */
export function contractOf(router: Described): Contract {
  const contract = described.get(router) ?? describeContract(router);
  described.set(router, contract);
  return contract;
}
