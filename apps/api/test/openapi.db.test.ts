import { createConfig, lintFromString } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contractOf } from "#contract/contract-of.ts";
import { openApiOf } from "#contract/openapi/document.ts";
import type { OpenApi } from "#contract/openapi/openapi-types.ts";
import { vocabulary } from "#contract/vocabulary.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";

let app: TestApp;
let document: OpenApi;

beforeAll(async () => {
  app = await createTestApp();
  document = openApiOf(contractOf(app.container.router));
});
afterAll(() => app[Symbol.asyncDispose]());

const schemas = new Map(Array.from(vocabulary, ([schema, name]) => [name, schema]));

function operations() {
  return Object.values(document.paths).flatMap((path) => Object.values(path));
}

async function complaintsAbout(text: string): Promise<string[]> {
  const config = await createConfig({
    extends: ["recommended"],
    // A word in a path comes before what is open there: /posts/by-slug/… is no post's comments.
    rules: { "no-ambiguous-paths": "off" },
  });
  const problems = await lintFromString({ source: text, absoluteRef: "/openapi.json", config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ""}`,
  );
}

describe("the document", () => {
  it("is OpenAPI 3.1 without a fault, and every example fits its schema", async () => {
    expect(await complaintsAbout(JSON.stringify(document))).toEqual([]);
  });

  it("is seen to be faulty when an example does not fit", async () => {
    const text = JSON.stringify(document).replaceAll('"title":"Order the oak"', '"title":7');
    expect(await complaintsAbout(text)).not.toEqual([]);
  });

  it("has every procedure that is called over REST, under its own name", () => {
    const { procedures } = contractOf(app.container.router);
    const paths = Object.entries(procedures).flatMap(([path, { rest }]) => (rest ? [path] : []));
    const named = operations().map(({ operationId }) => operationId);
    expect(named.toSorted()).toEqual([...paths, "auth.token", "problems.byCode"].toSorted());
    expect(paths.length).toBeGreaterThan(60);
  });

  it("says of each in a line of its own what it is for", () => {
    const summaries = operations().map(({ summary }) => summary);
    expect(new Set(summaries).size).toBe(summaries.length);
    for (const { operationId, summary } of operations()) expect(summary).not.toBe(operationId);
  });

  it("describes schemas in the words that stand above them", () => {
    expect(document.components.schemas["Product"]).toMatchObject({
      description: "Something to order.",
      properties: { stock: { description: "How many there are." } },
    });
  });

  it("has examples that the procedures take", () => {
    const taken = operations().flatMap(({ operationId, requestBody }) => {
      const content = requestBody?.content["application/json"];
      const name = contractOf(app.container.router).procedures[operationId]?.input ?? "";
      const isWhole = content?.schema.$ref === `#/components/schemas/${name}`;
      return isWhole ? [{ name, example: content.example }] : [];
    });
    expect(taken.length).toBeGreaterThan(10);
    for (const { name, example } of taken) {
      const result = schemas.get(name)?.safeParse(JSON.parse(JSON.stringify(example), reviveDate));
      expect({ name, issues: result?.error?.issues }).toEqual({ name, issues: undefined });
    }
  });

  it("lists what an operation may refuse with by status, and what it is told in headers", () => {
    const update = document.paths["/tasks/{id}"]?.patch;
    expect(Object.keys(update?.responses ?? {})).toEqual([
      "200",
      "400",
      "401",
      "403",
      "404",
      "409",
      "412",
      "413",
      "415",
      "422",
      "429",
      "500",
      "503",
    ]);
    expect(update?.parameters?.map(({ name }) => name)).toEqual([
      "id",
      "If-Match",
      "Idempotency-Key",
    ]);
    expect(update?.responses["409"]).toEqual({
      $ref: "#/components/responses/ConflictOrStaleVersion",
    });
    expect(document.paths["/tasks"]?.post?.responses["201"]).toMatchObject({
      headers: { ETag: {}, Location: {}, "Idempotency-Replayed": {} },
    });
    expect(document.paths["/tasks"]?.get?.responses["200"]).toMatchObject({
      headers: { Link: {} },
    });
    expect(document.paths["/orders"]?.post?.parameters).toMatchObject([
      { name: "Idempotency-Key", required: true },
    ]);
  });

  it("asks for a credential where a procedure does, and shows keys where they are taken", () => {
    const securityOf = (path: string) => Object.values(document.paths[path] ?? {})[0]?.security;
    expect(securityOf("/auth/login")).toEqual([]);
    expect(securityOf("/sessions")).toEqual([{ password: [] }, { accessToken: [] }]);
    expect(securityOf("/tasks")).toContainEqual({ apiKey: [] });
  });

  it("shows where a table is taken and answered as a file", () => {
    const { requestBody } = document.paths["/tasks/import"]?.post ?? {};
    expect(Object.keys(requestBody?.content ?? {})).toEqual(["application/json", "text/csv"]);
    expect(document.paths["/tasks/export"]?.get?.responses["200"]).toMatchObject({
      content: { "text/csv": {} },
    });
  });
});

describe("/api/v1/openapi.json", () => {
  it("answers the document", async () => {
    const response = await app.request("/api/v1/openapi.json");
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.text()).toBe(JSON.stringify(document));
  });

  it("answers 304 to who has it", async () => {
    const first = await app.request("/api/v1/openapi.json");
    const again = await app.request("/api/v1/openapi.json", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });
});

function reviveDate(_key: string, value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value;
}
