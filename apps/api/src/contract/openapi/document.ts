import type { Contract } from "#contract/contract.ts";
import { withDocstrings } from "#contract/docstrings.ts";
import { within } from "#contract/json-schemas.ts";
import { extraPaths } from "./extra-operations.ts";
import { files } from "./files.ts";
import { headers } from "./headers.ts";
import { info } from "./info.ts";
import { openApiSchemas } from "./openapi-schemas.ts";
import type { Method, OpenApi } from "./openapi-types.ts";
import { codesOf, describeOperation } from "./operation.ts";
import { problemResponses, problemSchemas } from "./problems.ts";
import { restProcedures } from "./rest-procedures.ts";
import { securitySchemes } from "./security-schemes.ts";
import { tags } from "./tags.ts";

/** The contract as a document of OpenAPI 3.1: what is there over REST. */
export function openApiOf(contract: Contract): OpenApi {
  const described = { ...contract, schemas: withDocstrings(openApiSchemas(contract.schemas)) };
  const paths = { ...procedurePaths(described), ...extraPaths(described) };
  const responses = problemResponses(described, [
    ["NOT_FOUND"],
    ...restProcedures(described).map(codesOf),
  ]);
  const schemas = { ...described.schemas, ...problemSchemas(described) };
  return {
    openapi: "3.1.1",
    info: info(contract.version),
    servers: [{ url: "/api/v1", description: "This server." }],
    tags,
    security: [],
    paths,
    components: {
      schemas: within(schemas, namesWithin({ paths, responses })),
      responses,
      headers,
      securitySchemes,
    },
  };
}

function procedurePaths(contract: Contract): OpenApi["paths"] {
  const paths: OpenApi["paths"] = {};
  for (const procedure of restProcedures(contract)) {
    const { path, rest } = procedure;
    const operation = describeOperation(procedure, contract);
    const amended = files[path]?.(operation) ?? operation;
    paths[rest.path] = { ...paths[rest.path], [methods[rest.method]]: amended };
  }
  return paths;
}

const methods = {
  GET: "get",
  POST: "post",
  PATCH: "patch",
  DELETE: "delete",
} satisfies Record<string, Method>;

/** The schemas that are referred to anywhere in a part of the document. */
function namesWithin(part: object): Set<string> {
  const refs = JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  return new Set(Array.from(refs, ([, name = ""]) => name));
}
