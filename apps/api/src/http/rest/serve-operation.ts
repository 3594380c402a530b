import { callTRPCProcedure, TRPCError } from "@trpc/server";
import type { Handler } from "hono";
import type { Container } from "#container.ts";
import type { HttpBindings } from "#http/bindings.ts";
import type { CreateContext } from "#http/request-context.ts";
import { reasonOf } from "#trpc/error-reason.ts";
import { formatError } from "#trpc/format-error.ts";
import { outputWriter } from "./answer-output.ts";
import { answerProblem } from "./answer-problem.ts";
import type { Operation } from "./operations.ts";
import { inputReader } from "./read-input.ts";
import { refuseUnfit } from "./request-gate.ts";

export type Procedures = { router: Container["router"]; createContext: CreateContext };

/** Serves a procedure to callers that know HTTP and JSON only. What its route needs is worked out here, once. */
export function serveOperation(
  operation: Operation,
  location: string | null,
  { router, createContext }: Procedures,
): Handler<HttpBindings> {
  const { path, type } = operation;
  const readInput = inputReader(operation);
  const answer = outputWriter(operation, location);

  return async function callOperation(c) {
    const refusal = refuseUnfit(c, operation);
    if (refusal) return refusal;
    const headers = new Headers({ "Cache-Control": "no-store" });
    const ctx = createContext(c, { headers, streams: false });
    // The procedure asks for it once it knows who is calling.
    const getRawInput = () => readInput(c.req);
    try {
      const call = { router, path, type, ctx, getRawInput, signal: undefined, batchIndex: 0 };
      const output: unknown = await callTRPCProcedure(call);
      return answer(c, output, headers);
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      for (const [name, value] of headers) c.header(name, value, { append: true });
      const isUnmet =
        c.req.header("if-match") !== undefined && reasonOf(error).code === "STALE_VERSION";
      const shape = formatError({ error, requestId: c.get("requestId") });
      return answerProblem(c, shape, isUnmet ? { status: 412 } : {});
    }
  };
}
