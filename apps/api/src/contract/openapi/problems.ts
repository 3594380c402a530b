import { ErrorCode } from "@tenon/schemas/errors";
import type { Contract } from "#contract/contract.ts";
import type { JsonSchema } from "#contract/json-schema.ts";
import { refTo } from "#contract/json-schemas.ts";
import { inWords } from "#contract/words-of-code.ts";
import { errorTable } from "#trpc/error-table.ts";
import { exampleOf } from "./examples.ts";
import { type HeaderName, headersOf } from "./headers.ts";
import type { Ref, Response } from "./openapi-types.ts";

/** A schema for each code: problem details of RFC 9457, with the data that belongs to the code. */
export function problemSchemas({ errors, schemas }: Contract): Record<string, JsonSchema> {
  return Object.fromEntries(
    ErrorCode.options.map((code) => [
      problemName(code),
      problemSchema(code, schemas[errors[code]?.data ?? ""]),
    ]),
  );
}

function problemSchema(code: ErrorCode, data: JsonSchema | undefined): JsonSchema {
  const { message, status } = errorTable[code];
  // A failed If-Match has the status that HTTP has for it.
  const statuses = code === "STALE_VERSION" ? { enum: [status, 412] } : { const: status };
  const own = Object.entries(data?.properties ?? {}).map(
    // The problem's own status is in its place.
    ([name, schema]) => [name === "status" ? "orderStatus" : name, schema] as const,
  );
  return {
    description: message,
    type: "object",
    properties: {
      type: {
        type: "string",
        format: "uri-reference",
        description: "Where the code is explained.",
      },
      title: { type: "string", description: "What the code means, always in the same words." },
      status: { type: "integer", ...statuses },
      detail: { type: "string", description: "What it is this time." },
      instance: {
        type: "string",
        format: "uri",
        description: "Names the request, as `X-Request-Id` and the server’s log do.",
      },
      code: { type: "string", const: code },
      ...Object.fromEntries(own),
    },
    required: [
      "type",
      "title",
      "status",
      "detail",
      "instance",
      "code",
      ...own.map(([name]) => name),
    ],
  };
}

/** The answers that refuse with one of these codes, by their statuses; each names a response of `problemResponses`. */
export function refusalResponses(codes: ErrorCode[]): Record<string, Ref> {
  return Object.fromEntries(
    [...byStatus(codes)].map(([status, group]) => [
      String(status),
      { $ref: `#/components/responses/${responseName(group)}` },
    ]),
  );
}

/** The responses themselves, for all groups of codes that operations have. */
export function problemResponses(
  contract: Contract,
  groups: ErrorCode[][],
): Record<string, Response> {
  return Object.fromEntries(
    groups
      .flatMap((codes) => [...byStatus(codes).values()])
      .map((group) => [responseName(group), problemResponse(group, contract)]),
  );
}

/** A change with `If-Match` to what was changed meanwhile. */
export function preconditionFailed(contract: Contract): Response {
  const example = { ...problemExample("STALE_VERSION", contract), status: 412 };
  return {
    description: "The row was changed since the version that `If-Match` names.",
    content: {
      "application/problem+json": { schema: refTo(problemName("STALE_VERSION")), example },
    },
  };
}

function problemResponse(codes: ErrorCode[], contract: Contract): Response {
  const schemas = codes.map((code) => refTo(problemName(code)));
  const names = headerNames.flatMap(([name, of]) =>
    codes.some((code) => of.has(code)) ? [name] : [],
  );
  return {
    description: codes.map((code) => `\`${code}\`: ${errorTable[code].message}`).join("\n\n"),
    ...(names.length > 0 && { headers: headersOf(...names) }),
    content: {
      "application/problem+json": {
        schema: schemas.length > 1 ? { oneOf: schemas } : (schemas[0] ?? {}),
        examples: Object.fromEntries(
          codes.map((code) => [code, { value: problemExample(code, contract) }]),
        ),
      },
    },
  };
}

const headerNames: [HeaderName, Set<ErrorCode>][] = [
  ["Retry-After", new Set(["RATE_LIMITED", "UNAVAILABLE"])],
  ["WWW-Authenticate", new Set(["UNAUTHENTICATED", "INVALID_CREDENTIALS"])],
];

function problemExample(code: ErrorCode, { errors, schemas }: Contract): Record<string, unknown> {
  const data = exampleOf(schemas[errors[code]?.data ?? ""] ?? {}, schemas);
  const { status: orderStatus, ...rest }: { status?: unknown } =
    typeof data === "object" && data !== null ? data : {};
  const { message, status } = errorTable[code];
  return {
    type: `/api/v1/problems/${code}`,
    title: message,
    status,
    detail: message,
    instance: "urn:uuid:01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
    code,
    ...(orderStatus !== undefined && { orderStatus }),
    ...rest,
  };
}

function byStatus(codes: ErrorCode[]): Map<number, ErrorCode[]> {
  return Map.groupBy(codes, (code) => errorTable[code].status);
}

function problemName(code: ErrorCode): string {
  return `${inWords(code)}Problem`;
}

function responseName(codes: ErrorCode[]): string {
  return codes.map(inWords).join("Or");
}
