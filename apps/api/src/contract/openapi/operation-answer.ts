import type { Contract } from "#contract/contract.ts";
import { refTo } from "#contract/json-schemas.ts";
import { exampleOf } from "./examples.ts";
import { type HeaderName, headersOf } from "./headers.ts";
import type { Response } from "./openapi-types.ts";
import { answersVersion } from "./operation-input.ts";
import { type RestProcedure, restProcedures } from "./rest-procedures.ts";

/** What a procedure answers when it did what it was asked for. */
export function describeAnswer(
  procedure: RestProcedure,
  contract: Contract,
): Record<string, Response> {
  const { rest, output } = procedure;
  const names = headerNames(procedure, contract);
  const headers = names.length > 0 && { headers: headersOf(...names) };
  if (rest.status === 204) return { 204: { description: "It is done.", ...headers } };
  return {
    [rest.status]: {
      description:
        rest.status === 201 ? "What was made." : "What was asked for, or what became of it.",
      ...headers,
      content: {
        "application/json": {
          schema: refTo(output),
          example: exampleOf(refTo(output), contract.schemas),
        },
      },
    },
    ...(names.includes("ETag") &&
      rest.method === "GET" && {
        304: { description: "What `If-None-Match` names is still so.", headers: headersOf("ETag") },
      }),
  };
}

function headerNames(procedure: RestProcedure, contract: Contract): HeaderName[] {
  const { rest, idempotencyKey, output } = procedure;
  const isList = "nextCursor" in (contract.schemas[output]?.properties ?? {});
  const isMade = rest.status === 201 && isReadAt(`${rest.path}/{id}`, contract);
  const hasBody = rest.status !== 204;
  return [
    ...(hasBody && answersVersion(procedure, contract) ? ["ETag" as const] : []),
    ...(rest.method === "GET" && isList ? ["Link" as const] : []),
    ...(isMade ? ["Location" as const] : []),
    ...(idempotencyKey === "none" ? [] : ["Idempotency-Replayed" as const]),
  ];
}

function isReadAt(path: string, contract: Contract): boolean {
  return restProcedures(contract).some(({ rest }) => rest.method === "GET" && rest.path === path);
}
