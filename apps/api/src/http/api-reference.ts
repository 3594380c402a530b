import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { html } from "hono/html";
import { z } from "zod";
import type { HttpBindings } from "./bindings.ts";
import { immutable, serveFiles } from "./serve-files.ts";

const ours = join(import.meta.dirname, "../../assets");
const manifest = fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json"));
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(manifest, "utf8")));
const library = `/docs/swagger-ui-${version}`;

/** `/docs`: what is there over REST, to be read and tried out. All of it comes from here. */
export function apiReference(): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.use("/docs/*", compress());
  routes.get("/docs", (c) => c.html(page(), 200, { "Cache-Control": "no-cache" }));
  for (const file of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
    const path = join(manifest, "..", file);
    routes.get(`${library}/${file}`, serveFiles({ path }, immutable));
  }
  for (const file of ["reference.js", "reference.css"]) {
    routes.get(`/docs/${file}`, serveFiles({ path: join(ours, file) }, "no-cache"));
  }
  return routes;
}

function page() {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>API reference · Tenon</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${library}/swagger-ui.css" />
        <link rel="stylesheet" href="/docs/reference.css" />
        <script src="${library}/swagger-ui-bundle.js" defer></script>
        <script src="/docs/reference.js" defer></script>
      </head>
      <body>
        <header class="bar">
          <h1>API reference</h1>
          <nav aria-label="Elsewhere">
            <a href="/">Web app</a>
            <a href="/api/v1/openapi.json">OpenAPI document</a>
          </nav>
        </header>
        <main id="reference"><p class="loading">Opening the reference …</p></main>
        <noscript>
          <p class="loading">
            The reference needs JavaScript; the
            <a href="/api/v1/openapi.json">OpenAPI document</a> says the same.
          </p>
        </noscript>
      </body>
    </html>`;
}
