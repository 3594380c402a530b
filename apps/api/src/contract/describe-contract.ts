import { z } from "zod";
import { ErrorCode } from "@tenon/schemas/errors";
import { declaredRefusals } from "#trpc/declared-refusals.ts";
import { errorTable } from "#trpc/error-table.ts";
import { type KeyUse, keyUseOf } from "#trpc/key-use.ts";
import { messageOf } from "#trpc/stream-of.ts";
import { contractVersion } from "./contract-version.ts";
import { type Contract, type ErrorContract, ProcedureContract } from "./contract.ts";
import { joinDirections } from "./join-directions.ts";
import { reasonData } from "./reason-data.ts";
import { vocabulary } from "./vocabulary.ts";
import { inWords } from "./words-of-code.ts";

/** A router, as far as it is described. */
export type Described = { _def: { procedures: unknown } };

const { kind, access, rest } = ProcedureContract.shape;
const Schema = z.instanceof(z.ZodType);

/** What tRPC keeps of a procedure. */
const Definition = z.object({
  type: kind,
  meta: z.object({ access, rest }),
  inputs: z.array(Schema).max(1),
  output: Schema,
  resolver: z.custom<object>((value) => typeof value === "function"),
});
const Procedures = z.record(
  z.string(),
  z.custom<{ _def: unknown }>((value) => typeof value === "function" && "_def" in value),
);

/** What callers of a router may rely on, in plain words and JSON Schema. */
export function describeContract(router: Described): Contract {
  const procedures = Object.entries(Procedures.parse(router._def.procedures))
    .map(([path, { _def }]) => [path, describeProcedure(path, Definition.parse(_def))] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    version: contractVersion,
    procedures: Object.fromEntries(procedures),
    errors: Object.fromEntries(
      ErrorCode.options.toSorted().map((code) => [code, describeError(code)]),
    ),
    schemas: joinDirections({
      taken: procedures.flatMap(([, { input }]) => input ?? []),
      answered: procedures.map(([, { output }]) => output),
      more: new Map(Object.entries(reasonData).map(([code, data]) => [dataName(code), data])),
    }),
  };
}

function describeProcedure(
  path: string,
  { type, meta, inputs, output, resolver }: z.infer<typeof Definition>,
): ProcedureContract {
  const refusals = declaredRefusals({ path, type, access: meta.access });
  return {
    kind: type,
    access: meta.access,
    idempotencyKey: type === "mutation" ? notedKeyUse(path, resolver) : "none",
    ...(inputs[0] && { input: nameOf(inputs[0], `What ${path} takes`) }),
    output: nameOf(messageOf(output) ?? output, `What ${path} answers`),
    refusals: ErrorCode.options.filter((code) => refusals.has(code)).toSorted(),
    ...(meta.rest && { rest: meta.rest }),
  };
}

function notedKeyUse(path: string, resolver: object): KeyUse {
  const use = keyUseOf(resolver);
  if (use !== undefined) return use;
  throw new Error(`${path} says nothing about keys: make it once(…) or everyTime(…).`);
}

function nameOf(schema: z.ZodType, what: string): string {
  const name = vocabulary.get(schema);
  if (name !== undefined) return name;
  throw new Error(`${what} has no name: export its schema from a file of packages/schemas/src.`);
}

function describeError(code: ErrorCode): ErrorContract {
  const { status } = errorTable[code];
  return { status, ...(code in reasonData && { data: dataName(code) }) };
}

function dataName(code: string): string {
  return `${inWords(code)}Data`;
}
