import type { ErrorCode } from "@tenon/schemas/errors";
import type { Contract } from "#contract/contract.ts";
import { summaryOf } from "#contract/summaries.ts";
import type { Operation, Security } from "./openapi-types.ts";
import { describeAnswer } from "./operation-answer.ts";
import { describeInput, takesIfMatch } from "./operation-input.ts";
import { preconditionFailed, refusalResponses } from "./problems.ts";
import type { RestProcedure } from "./rest-procedures.ts";

/** A procedure as an operation. */
export function describeOperation(procedure: RestProcedure, contract: Contract): Operation {
  const { path, access } = procedure;
  return {
    operationId: path,
    summary: summaryOf(path),
    description: describeCallers(procedure),
    tags: [routerOf(path)],
    security: security[access],
    ...describeInput(procedure, contract),
    responses: {
      ...describeAnswer(procedure, contract),
      ...(takesIfMatch(procedure, contract) && { 412: preconditionFailed(contract) }),
      ...refusalResponses(codesOf(procedure)),
    },
  };
}

/** What it may refuse with, and what the edge refuses before the procedure is called. */
export function codesOf({ refusals, rest, input }: RestProcedure): ErrorCode[] {
  const hasBody = rest.method !== "GET" && input !== undefined;
  const byEdge: ErrorCode[] = hasBody ? ["PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"] : [];
  return [...new Set([...refusals, ...byEdge])].toSorted();
}

function describeCallers({ path, access, kind }: RestProcedure): string {
  const scope = `\`${routerOf(path)}:${kind === "mutation" ? "write" : "read"}\``;
  const callers = {
    public: "For anyone.",
    user: `For every user; an API key needs the scope ${scope}.`,
    session: "For people who signed in here; an API key is refused.",
    admin: `For administrators; an API key of one needs the scope ${scope}.`,
    "admin-session": "For administrators who signed in here; an API key is refused.",
  };
  return callers[access];
}

function routerOf(path: string): string {
  return path.split(".", 1)[0] ?? path;
}

const session: Security[] = [{ password: [] }, { accessToken: [] }];
const user: Security[] = [...session, { apiKey: [] }];
const security = { public: [], user, session, admin: user, "admin-session": session };
