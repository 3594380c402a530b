import { trpcServer } from "@hono/trpc-server";
import type { Context as HonoContext, MiddlewareHandler } from "hono";
import type { Container } from "#container.ts";
import type { Context } from "#trpc/context.ts";
import { readCredential } from "#trpc/credential.ts";
import { reasonOf } from "#trpc/error-reason.ts";
import type { HttpBindings } from "./bindings.ts";
import type { ClientAddress } from "./client-address.ts";
import { idempotentBy } from "./idempotency-key.ts";
import { createRefreshCookie } from "./refresh-cookie.ts";

type Services = Pick<
  Container,
  "idempotency" | "router" | "credentialChecks" | "limitCalls" | "observeCall"
>;
type Options = { publicUrl: URL; clientAddress: ClientAddress };

const maxBatchSize = 20;

/** The procedures at `/trpc`, one or up to twenty in a request. */
export function trpcRoute(
  services: Services,
  { publicUrl, clientAddress }: Options,
): MiddlewareHandler<HttpBindings> {
  return trpcServer({
    router: services.router,
    endpoint: "/trpc",
    maxBatchSize,
    createContext({ info, resHeaders }, c: HonoContext<HttpBindings>): Context {
      const caller = {
        address: clientAddress(
          c.env.incoming.socket.remoteAddress,
          c.req.header("x-forwarded-for"),
        ),
        userAgent: c.req.header("user-agent") ?? null,
      };
      const authorization = c.req.header("authorization");
      return {
        requestId: c.get("requestId"),
        caller,
        credential: readCredential({ authorization, caller }, services.credentialChecks),
        refreshCookie: createRefreshCookie(c, {
          publicUrl,
          headers: resHeaders,
          streams: info.accept === "application/jsonl",
        }),
        idempotent: idempotentBy({
          key: c.req.header("idempotency-key"),
          idempotency: services.idempotency,
          headers: resHeaders,
        }),
        limitCalls: services.limitCalls,
        observeCall: services.observeCall,
      };
    },
    responseMeta: ({ errors }) => {
      const waits = errors
        .map(reasonOf)
        .flatMap((reason) => ("retryAfter" in reason ? reason.retryAfter : []));
      return waits.length === 0 ? {} : { headers: { "Retry-After": String(Math.max(...waits)) } };
    },
  });
}
