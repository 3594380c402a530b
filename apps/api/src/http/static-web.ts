import { existsSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import type { HttpBindings } from "./bindings.ts";
import { immutable, serveFiles } from "./serve-files.ts";

/** The built web app: hashed files for a year, and its page for every other path that a person may open. */
export function staticWeb(root: string): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  const page = join(root, "index.html");
  if (!existsSync(page)) {
    routes.get("/", (c) => c.text("The web app is not built. Run: npm start", 503));
    return routes;
  }
  const servePage = serveFiles({ path: page }, "no-cache");
  routes.get("/assets/*", serveFiles({ root }, immutable));
  routes.get("*", serveFiles({ root }, "no-cache"));
  routes.get("*", (c, next) => (opensPage(c.req.path) ? servePage(c, next) : next()));
  return routes;
}

/** Paths of the API, of files that are not there, and odd spellings of either are no pages. */
function opensPage(path: string): boolean {
  return !/^\/(?:trpc|api|assets|dev|docs)(?:\/|$)/.test(path) && !/\/\/|[.\\%\p{Cc}]/u.test(path);
}
