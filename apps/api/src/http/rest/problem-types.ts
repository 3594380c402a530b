import type { Handler } from "hono";
import { ErrorCode } from "@tenon/schemas/errors";
import { refuse } from "#http/api-error.ts";
import type { HttpBindings } from "#http/bindings.ts";
import { declaredRefusals } from "#trpc/declared-refusals.ts";
import { errorTable } from "#trpc/error-table.ts";
import type { Operation } from "./operations.ts";
import { problemType } from "./problem.ts";

/** What the `type` of a problem leads to: what its code means, and which operations may answer it. */
export function problemTypes(operations: Operation[]): Handler<HttpBindings> {
  const types = new Map<string, object>(
    ErrorCode.options.map((code) => [code, describe(code, operations)]),
  );
  return (c) => {
    const type = types.get(c.req.param("code") ?? "");
    return type ? c.json(type) : refuse(c, { code: "NOT_FOUND" }, "There is no such problem.");
  };
}

function describe(code: ErrorCode, operations: Operation[]): object {
  const { message: title, status } = errorTable[code];
  const answering = operations.filter((operation) => declaredRefusals(operation).has(code));
  return {
    type: problemType(code),
    code,
    title,
    status,
    operations: answering.map(({ route }) => `${route.method} /api/v1${route.path}`),
  };
}
