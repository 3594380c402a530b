import { Hono } from "hono";
import type { Container } from "#container.ts";
import { refuse } from "./api-error.ts";
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
  routes.all("/:file{import|export}", (c) => {
    c.header("Allow", c.req.param("file") === "import" ? "POST" : "GET, HEAD");
    return refuse(
      c,
      { code: "METHOD_NOT_ALLOWED" },
      "Tables are imported with POST, exported with GET.",
    );
  });
  return routes;
}
