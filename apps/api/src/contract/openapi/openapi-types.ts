import type { JsonSchema } from "#contract/json-schema.ts";

/** An OpenAPI 3.1 document, as far as ours goes. */
export type OpenApi = {
  openapi: "3.1.1";
  info: {
    title: string;
    summary: string;
    description: string;
    version: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string; description: string }[];
  tags: { name: string; description: string }[];
  security: Security[];
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, Response>;
    headers: Record<string, Header>;
    securitySchemes: Record<string, SecurityScheme>;
  };
};

export type Method = "get" | "post" | "patch" | "delete";

export type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security?: Security[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Response | Ref>;
};

export type Parameter = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};

export type Response = {
  description: string;
  headers?: Record<string, Header | Ref>;
  content?: Content;
};

export type Content = Record<
  string,
  { schema: JsonSchema; example?: unknown; examples?: Record<string, { value: unknown }> }
>;

export type Header = { description: string; schema: JsonSchema };

export type Ref = { $ref: string };

export type Security = Record<string, []>;

export type SecurityScheme =
  | { type: "http"; scheme: "bearer"; bearerFormat?: string; description: string }
  | {
      type: "oauth2";
      description: string;
      flows: {
        password: { tokenUrl: string; refreshUrl: string; scopes: Record<string, never> };
      };
    };
