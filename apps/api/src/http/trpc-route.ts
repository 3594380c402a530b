import { trpcServer } from "@hono/trpc-server";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { Container } from "#container.ts";
import type { Context } from "#trpc/context.ts";
import { retryHeaders } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";
import type { CreateContext } from "./request-context.ts";

const maxBatchSize = 20;

/** The procedures at `/trpc`, one or up to twenty in a request. */
export function trpcRoute(
  { router, observeCall }: Pick<Container, "router" | "observeCall">,
  createContext: CreateContext,
): MiddlewareHandler<HttpBindings> {
  return trpcServer({
    router,
    endpoint: "/trpc",
    maxBatchSize,
    createContext: ({ info, resHeaders }, c: HonoContext<HttpBindings>): Context =>
      createContext(c, { headers: resHeaders, streams: info.accept === "application/jsonl" }),
    onError({ type, path }) {
      if (type === "unknown" && path !== undefined) observeCall.misses();
    },
    responseMeta: ({ errors }) => ({ headers: retryHeaders(errors) }),
  });
}
