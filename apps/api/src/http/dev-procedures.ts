import { join } from "node:path";
import { Hono } from "hono";
import { contractOf } from "#contract/contract-of.ts";
import type { Described } from "#contract/describe-contract.ts";
import type { HttpBindings } from "./bindings.ts";
import { proceduresPage } from "./dev-procedures-page.ts";
import { forThisMachine } from "./for-this-machine.ts";
import { serveFiles } from "./serve-files.ts";

const script = join(import.meta.dirname, "../../assets/procedures.js");

/** `/dev/procedures`: what can be called over tRPC, to be tried out while one develops. */
export function devProcedures(router: Described): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.use("/dev/procedures", forThisMachine());
  routes.get("/dev/procedures", (c) => c.html(proceduresPage(contractOf(router))));
  routes.use("/dev/procedures.js", forThisMachine());
  routes.get("/dev/procedures.js", serveFiles({ path: script }, "no-store"));
  return routes;
}
