import type { Contract } from "#contract/contract.ts";
import type { JsonSchema } from "#contract/json-schema.ts";
import { refTo } from "#contract/json-schemas.ts";
import { exampleOf } from "./examples.ts";
import { idempotencyKey, ifMatch, ifNoneMatch } from "./headers.ts";
import type { Operation, Parameter } from "./openapi-types.ts";
import type { RestProcedure } from "./rest-procedures.ts";

/** What a procedure takes, in the path, in the query or in the body, and in headers. */
export function describeInput(
  procedure: RestProcedure,
  contract: Contract,
): Pick<Operation, "parameters" | "requestBody"> {
  const parameters = [
    ...fieldParameters(procedure, contract),
    ...headerParameters(procedure, contract),
  ];
  const body = bodySchema(procedure, contract);
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: body.required,
        content: {
          "application/json": {
            schema: body.schema,
            example: exampleOf(body.schema, contract.schemas),
          },
        },
      },
    }),
  };
}

/** Whether `If-Match` can say which version a change builds on. */
export function takesIfMatch(procedure: RestProcedure, contract: Contract): boolean {
  const isChange = procedure.rest.method === "PATCH";
  return isChange && "version" in (inputOf(procedure, contract).properties ?? {});
}

/** Whether an answer has the version that an `ETag` is made of. */
export function answersVersion({ output }: RestProcedure, { schemas }: Contract): boolean {
  return "version" in (schemas[output]?.properties ?? {});
}

function fieldParameters(procedure: RestProcedure, contract: Contract): Parameter[] {
  const { properties = {}, required = [] } = inputOf(procedure, contract);
  const inPath = namesInPath(procedure);
  return Object.entries(properties).flatMap(([name, { description, ...schema }]): Parameter[] => {
    const text = description === undefined ? {} : { description };
    if (inPath.has(name)) return [{ name, in: "path", required: true, ...text, schema }];
    if (procedure.rest.method !== "GET") return [];
    return [{ name, in: "query", required: required.includes(name), ...text, schema }];
  });
}

function headerParameters(procedure: RestProcedure, contract: Contract): Parameter[] {
  const { idempotencyKey: key, rest } = procedure;
  return [
    ...(takesIfMatch(procedure, contract) ? [ifMatch] : []),
    ...(rest.method === "GET" && answersVersion(procedure, contract) ? [ifNoneMatch] : []),
    ...(key === "none" ? [] : [idempotencyKey(key === "required")]),
  ];
}

/** The input as it is named or, where the path has a part of it, the rest of its fields. */
function bodySchema(procedure: RestProcedure, contract: Contract) {
  const { rest, input } = procedure;
  if (rest.method === "GET" || input === undefined) return undefined;
  const schema = inputOf(procedure, contract);
  const inPath = namesInPath(procedure);
  if (inPath.size === 0) return { schema: refTo(input), required: schema.default === undefined };
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => !inPath.has(name));
  if (properties.length === 0) return undefined;
  const required = schema.required?.filter((name) => !inPath.has(name)) ?? [];
  const { description, additionalProperties } = schema;
  return {
    required: true,
    schema: {
      type: "object",
      ...(description !== undefined && { description }),
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
      ...(additionalProperties !== undefined && { additionalProperties }),
    } satisfies JsonSchema,
  };
}

function inputOf({ input }: RestProcedure, { schemas }: Contract): JsonSchema {
  return schemas[input ?? ""] ?? {};
}

function namesInPath({ rest }: RestProcedure): Set<string> {
  return new Set(Array.from(rest.path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name));
}
