import type { Contract } from "#contract/contract.ts";
import type { JsonSchema } from "#contract/json-schema.ts";
import { refTo } from "#contract/json-schemas.ts";
import { exampleOf } from "./examples.ts";
import { headersOf } from "./headers.ts";
import type { OpenApi, Operation, Response } from "./openapi-types.ts";
import { refusalResponses } from "./problems.ts";

/** What is there beside procedures: OAuth's token endpoint, and what the codes mean. */
export function extraPaths(contract: Contract): OpenApi["paths"] {
  return {
    "/auth/token": { post: giveToken(contract) },
    "/problems/{code}": { get: readProblem(contract) },
  };
}

function giveToken({ schemas }: Contract): Operation {
  const passwordGrant = {
    grant_type: "password",
    username: "ada@example.com",
    password: "correct horse battery",
  };
  return {
    operationId: "auth.token",
    summary: "Get tokens for a password or a refresh token, as OAuth 2 has it",
    description:
      "The token endpoint of RFC 6749, for its password and refresh grants. A refresh token is good once; the answer brings the next one.",
    tags: ["auth"],
    security: [],
    requestBody: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": { schema: tokenRequest, example: passwordGrant },
      },
    },
    responses: {
      200: {
        description: "The tokens.",
        content: {
          "application/json": {
            schema: tokens,
            example: {
              access_token: exampleOf({ type: "string" }, schemas, "accessToken"),
              token_type: "Bearer",
              expires_in: 600,
              refresh_token: exampleOf(refTo("RefreshToken"), schemas),
            },
          },
        },
      },
      400: oauthRefusal(
        "The request is not right, or its grant is not good (any more).",
        "invalid_grant",
      ),
      429: waiting("Too many tries."),
      503: waiting("This can’t be done right now."),
    },
  };
}

const tokenRequest: JsonSchema = {
  type: "object",
  properties: {
    grant_type: { type: "string", enum: ["password", "refresh_token"] },
    username: { type: "string", description: "The e-mail address, with `password`." },
    password: { type: "string", format: "password", description: "With `password`." },
    refresh_token: { type: "string", description: "With `refresh_token`." },
  },
  required: ["grant_type"],
};

const tokens: JsonSchema = {
  type: "object",
  properties: {
    access_token: { type: "string", description: "To send as `Authorization: Bearer …`." },
    token_type: { type: "string", const: "Bearer" },
    expires_in: { type: "integer", description: "Seconds until the access token ends." },
    refresh_token: { type: "string" },
  },
  required: ["access_token", "token_type", "expires_in", "refresh_token"],
};

const oauthErrors = [
  "invalid_request",
  "invalid_grant",
  "invalid_scope",
  "unsupported_grant_type",
  "temporarily_unavailable",
  "server_error",
];

function oauthRefusal(description: string, error: string): Response {
  return {
    description,
    content: {
      "application/json": {
        schema: {
          type: "object",
          properties: {
            error: { type: "string", enum: oauthErrors },
            error_description: { type: "string" },
          },
          required: ["error", "error_description"],
        },
        example: { error, error_description: description },
      },
    },
  };
}

function waiting(description: string): Response {
  return {
    ...oauthRefusal(description, "temporarily_unavailable"),
    headers: headersOf("Retry-After"),
  };
}

function readProblem({ errors }: Contract): Operation {
  const codes = Object.keys(errors);
  return {
    operationId: "problems.byCode",
    summary: "Read what a code means, and which operations may refuse with it",
    tags: ["problems"],
    security: [],
    parameters: [
      { name: "code", in: "path", required: true, schema: { type: "string", enum: codes } },
    ],
    responses: {
      200: {
        description: "What the code means.",
        content: { "application/json": { schema: problemType } },
      },
      ...refusalResponses(["NOT_FOUND"]),
    },
  };
}

const problemType: JsonSchema = {
  type: "object",
  properties: {
    type: { type: "string", format: "uri-reference" },
    code: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    operations: {
      type: "array",
      items: { type: "string" },
      description: "Method and path of each.",
    },
  },
  required: ["type", "code", "title", "status", "operations"],
};
