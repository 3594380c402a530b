import { isDeepStrictEqual } from "node:util";
import type { Contract, ProcedureContract } from "@tenon/api/contract/contract";
import { refTo } from "@tenon/api/contract/json-schemas";
import { compareSchemas } from "./compare-schemas.ts";
import type { Difference } from "./difference.ts";

type Access = ProcedureContract["access"];
type Procedures = { before: ProcedureContract; after: ProcedureContract; path: string };

const callers: Record<Access, string> = {
  public: "anyone",
  user: "every user",
  session: "people who are signed in",
  admin: "administrators",
  "admin-session": "administrators who are signed in",
};

/** To whom else it may open without shutting anybody out. */
const opensTo: Record<Access, Access[]> = {
  public: [],
  user: ["public"],
  session: ["user", "public"],
  admin: ["user", "public"],
  "admin-session": ["admin", "session", "user", "public"],
};

/** What became of a procedure that is there before and after. */
export function compareProcedures(
  { before, after, path }: Procedures,
  contracts: { before: Contract; after: Contract },
): Difference[] {
  const schemas = { before: contracts.before.schemas, after: contracts.after.schemas };
  return [
    ...changed(before.kind, after.kind, {
      sentence: `${path} is a ${after.kind} now, not a ${before.kind}.`,
      breaking: true,
    }),
    ...changed(before.access, after.access, {
      sentence: `${path} is open to ${callers[after.access]} now, not to ${callers[before.access]}.`,
      breaking: !opensTo[before.access].includes(after.access),
    }),
    ...changed(before.idempotencyKey, after.idempotencyKey, {
      sentence: `${path}: an Idempotency-Key was ${keys[before.idempotencyKey]} and is ${keys[after.idempotencyKey]}.`,
      breaking: after.idempotencyKey !== "optional",
    }),
    ...(before.input === undefined || after.input === undefined
      ? compareWhetherItTakes({ before, after, path })
      : compareSchemas(
          { before: refTo(before.input), after: refTo(after.input), place: `What ${path} takes` },
          schemas,
          "taken",
        )),
    ...compareSchemas(
      { before: refTo(before.output), after: refTo(after.output), place: `What ${path} answers` },
      schemas,
      "answered",
    ),
    ...compareRefusals({ before, after, path }),
    ...compareRest({ before, after, path }),
  ];
}

const keys = { none: "not taken", optional: "taken", required: "needed" };

function compareWhetherItTakes({ before, after, path }: Procedures): Difference[] {
  return changed(before.input, after.input, {
    sentence:
      after.input === undefined
        ? `${path} takes nothing now.`
        : `${path} takes ${after.input} now, and took nothing.`,
    breaking: true,
  });
}

function compareRefusals({ before, after, path }: Procedures): Difference[] {
  return [
    ...after.refusals
      .filter((code) => !before.refusals.includes(code))
      .map((code) => ({ sentence: `${path} may refuse with ${code} now.`, breaking: true })),
    ...before.refusals
      .filter((code) => !after.refusals.includes(code))
      .map((code) => ({ sentence: `${path} no longer refuses with ${code}.`, breaking: false })),
  ];
}

function compareRest({ before, after, path }: Procedures): Difference[] {
  if (before.rest === undefined && after.rest !== undefined) {
    return [{ sentence: `${path} is at ${place(after)} over REST now.`, breaking: false }];
  }
  return changed(before.rest, after.rest, {
    sentence: `${path} was at ${place(before)} over REST and is ${after.rest ? `at ${place(after)}` : "nowhere"}.`,
    breaking: true,
  });
}

function place({ rest }: ProcedureContract): string {
  return rest ? `${rest.method} ${rest.path} (${rest.status})` : "no place";
}

function changed(before: unknown, after: unknown, difference: Difference): Difference[] {
  return isDeepStrictEqual(before, after) ? [] : [difference];
}
