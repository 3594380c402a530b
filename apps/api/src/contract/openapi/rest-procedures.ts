import type { Contract, ProcedureContract } from "#contract/contract.ts";

/** A procedure that is called over REST. */
export type RestProcedure = ProcedureContract & {
  path: string;
  rest: NonNullable<ProcedureContract["rest"]>;
};

export function restProcedures({ procedures }: Contract): RestProcedure[] {
  return Object.entries(procedures).flatMap(([path, { rest, ...procedure }]) =>
    rest ? [{ ...procedure, path, rest }] : [],
  );
}
