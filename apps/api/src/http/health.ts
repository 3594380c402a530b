import { Hono } from "hono";
import type { HttpBindings } from "./bindings.ts";

/** Why the server should get no traffic now; null when it should. */
export type ReadinessCheck = () => Promise<string | null>;

/** `/healthz`: the process is alive. `/readyz`: send it traffic; asks the database, so it may say no for a while. */
export function healthRoutes(notReady: ReadinessCheck): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.get("/healthz", (c) => c.json({ status: "alive" }, 200, noStore));
  routes.get("/readyz", async (c) => {
    const reason = await notReady();
    return reason === null
      ? c.json({ status: "ready" }, 200, noStore)
      : c.json({ status: "not ready", reason }, 503, noStore);
  });
  return routes;
}

const noStore = { "Cache-Control": "no-store" };
