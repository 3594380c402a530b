import { Hono } from "hono";
import type { Container } from "#container.ts";
import type { HttpBindings } from "./bindings.ts";
import type { CreateContext } from "./request-context.ts";
import { exportTasks } from "./task-export.ts";
import { importTasks } from "./task-import.ts";

/** Tables of tasks as files, which may be larger than what calls carry. */
export function taskFiles(
  router: Container["router"],
  createContext: CreateContext,
): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.use(async (c, next) => {
    await next();
    c.res.headers.set("Cache-Control", "no-store");
  });
  routes.post("/import", importTasks(router, createContext));
  routes.get("/export", exportTasks(router, createContext));
  return routes;
}
