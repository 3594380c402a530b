import type { Header, Parameter, Ref } from "./openapi-types.ts";

/** The headers that answers have. */
export const headers = {
  ETag: {
    description:
      "This state of the row: send it back as `If-Match` with a change, or as `If-None-Match` to hear only of news.",
    schema: { type: "string" },
  },
  "Idempotency-Replayed": {
    description: "`true` when this is the answer of before, and nothing was done again.",
    schema: { type: "string", enum: ["true"] },
  },
  Link: {
    description: 'The next page, `<…>; rel="next"`; missing on the last one.',
    schema: { type: "string" },
  },
  Location: {
    description: "Where to read what was made.",
    schema: { type: "string", format: "uri-reference" },
  },
  "Retry-After": {
    description: "Whole seconds to wait before the next try.",
    schema: { type: "integer", minimum: 1 },
  },
  "WWW-Authenticate": {
    description: "That a bearer token is asked for.",
    schema: { type: "string" },
  },
} satisfies Record<string, Header>;

export type HeaderName = keyof typeof headers;

export function headersOf(...names: HeaderName[]): Record<string, Ref> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

export const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  required: false,
  description:
    "The `ETag` that the change builds on: refused with 412 when the row was changed meanwhile. The same as `version` in the body.",
  schema: { type: "string" },
};

export const ifNoneMatch: Parameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The `ETag` of the answer that one has: 304 when it still holds.",
  schema: { type: "string" },
};

export function idempotencyKey(required: boolean): Parameter {
  return {
    name: "Idempotency-Key",
    in: "header",
    required,
    description:
      "A name for this call, a UUID for example: sent again with it, it is done once and answered alike.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[!-~]+$" },
  };
}
