import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@tenon/api/contract/contract";
import { refTo } from "@tenon/api/contract/json-schemas";
import { compareProcedures } from "./compare-procedures.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { Difference } from "./difference.ts";

type Contracts = { before: Contract; after: Contract };

/** A difference, and the procedures or codes at which callers notice it. */
export type Noticed = Difference & { at: string[] };

/** What callers may notice, each once; what breaks them comes first. */
export function compareContracts(contracts: Contracts): Noticed[] {
  const noticed = new Map<string, Noticed>();
  for (const [at, { sentence, breaking }] of differences(contracts)) {
    const known = noticed.get(sentence) ?? { sentence, breaking, at: [] };
    noticed.set(sentence, {
      sentence,
      breaking: known.breaking || breaking,
      at: [...new Set([...known.at, at])],
    });
  }
  return [...noticed.values()].toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
}

/** By the procedure or the code where it is found. */
function differences(contracts: Contracts): [string, Difference][] {
  const { before, after } = contracts;
  const paths = Object.keys({ ...before.procedures, ...after.procedures });
  const codes = Object.keys({ ...before.errors, ...after.errors });
  return [
    ...paths.flatMap((path) => ofProcedure(path, contracts).map((each) => [path, each] as const)),
    ...codes.flatMap((code) => ofError(code, contracts).map((each) => [code, each] as const)),
  ].map(([at, each]) => [at, each]);
}

function ofProcedure(path: string, contracts: Contracts): Difference[] {
  const before = contracts.before.procedures[path];
  const after = contracts.after.procedures[path];
  if (before && after) return compareProcedures({ before, after, path }, contracts);
  if (after) return [{ sentence: `${path} is new.`, breaking: false }];
  return [{ sentence: `${path} is gone${newName(path, contracts)}.`, breaking: true }];
}

function newName(path: string, { before, after }: Contracts): string {
  const [name] =
    Object.entries(after.procedures).find(
      ([candidate, procedure]) =>
        !(candidate in before.procedures) && isSame(procedure, before.procedures[path]),
    ) ?? [];
  return name === undefined ? "" : `; it looks as if ${name} were its new name`;
}

/** A new name means a new place over REST, too. */
function isSame(a: object | undefined, b: object | undefined): boolean {
  return isDeepStrictEqual({ ...a, rest: null }, { ...b, rest: null });
}

function ofError(code: string, contracts: Contracts): Difference[] {
  const before = contracts.before.errors[code];
  const after = contracts.after.errors[code];
  if (!before) return [{ sentence: `${code} is a new code.`, breaking: false }];
  if (!after) return [{ sentence: `${code} is no code any more.`, breaking: true }];
  const status = `${code} has the status ${after.status} now, not ${before.status}.`;
  return [
    ...(before.status === after.status ? [] : [{ sentence: status, breaking: true }]),
    ...ofErrorData({ before: before.data, after: after.data, code }, contracts),
  ];
}

function ofErrorData(
  { before, after, code }: { before: string | undefined; after: string | undefined; code: string },
  contracts: Contracts,
): Difference[] {
  if (after === undefined) {
    return before === undefined
      ? []
      : [{ sentence: `${code} says nothing beside itself now.`, breaking: true }];
  }
  if (before === undefined) {
    return [{ sentence: `${code} says more now: ${after}.`, breaking: false }];
  }
  return compareSchemas(
    { before: refTo(before), after: refTo(after), place: `What ${code} says` },
    { before: contracts.before.schemas, after: contracts.after.schemas },
    "answered",
  );
}
