import { createHash } from "node:crypto";
import { Hono } from "hono";
import { contractOf } from "#contract/contract-of.ts";
import type { Described } from "#contract/describe-contract.ts";
import { openApiOf } from "#contract/openapi/document.ts";
import type { HttpBindings } from "./bindings.ts";
import { isKnown } from "./rest/entity-tag.ts";

/** `/api/v1/openapi.json`: what is there over REST, written when it is first asked for. */
export function openApiRoute(router: Described): Hono<HttpBindings> {
  let written: { body: string; tag: string } | undefined;
  const routes = new Hono<HttpBindings>();
  routes.get("/api/v1/openapi.json", (c) => {
    written ??= write(router);
    const headers = { ETag: written.tag, "Cache-Control": "no-cache" };
    if (isKnown(written.tag, c.req.header("if-none-match"))) return c.body(null, 304, headers);
    return c.body(written.body, 200, { ...headers, "Content-Type": "application/json" });
  });
  return routes;
}

function write(router: Described): { body: string; tag: string } {
  const body = JSON.stringify(openApiOf(contractOf(router)));
  const digest = createHash("sha256").update(body).digest("base64url");
  return { body, tag: `"${digest}"` };
}
