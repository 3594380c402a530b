import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { HttpBindings } from "./bindings.ts";

const immutable = "public, max-age=31536000, immutable";

/** The built web app: hashed files for a year, and its page for every other path that a person may open. */
export function staticWeb(root: string): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  const page = join(root, "index.html");
  if (!existsSync(page)) {
    routes.get("/", (c) => c.text("The web app is not built. Run: npm start", 503));
    return routes;
  }
  routes.use("/assets/*", serveStatic({
    root,
    precompressed: true,
    onFound: (_path, c) => c.header("Cache-Control", immutable),
  }));
  routes.get("*", serveStatic({ root, precompressed: true, onFound: (_path, c) => c.header("Cache-Control", "no-cache") }));
  routes.get("*", async (c, next) => {
    if (!opensPage(c.req.path)) return next();
    return serveStatic<HttpBindings>({ path: page, precompressed: true, onFound: (_path, found) => found.header("Cache-Control", "no-cache") })(c, next);
  });
  return routes;
}

/** Paths of the API, and of files that are not there, are no pages. */
function opensPage(path: string): boolean {
  return !/^\/(?:trpc|api|assets|\.well-known)(?:\/|$)/.test(path) && !/\.[^/]*$/.test(path);
}
