import type { Context as HonoContext } from "hono";
import type { Container } from "#container.ts";
import type { Context } from "#trpc/context.ts";
import { readCredential } from "#trpc/credential.ts";
import type { HttpBindings } from "./bindings.ts";
import type { ClientAddress } from "./client-address.ts";
import { keyedBy } from "./idempotency-key.ts";
import { createRefreshCookie } from "./refresh-cookie.ts";

type Services = Pick<Container, "idempotency" | "credentialChecks" | "limitCalls" | "observeCall">;
type Options = { publicUrl: URL; clientAddress: ClientAddress };

type Answer = {
  /** Those of the answer, for procedures to add to. */
  headers: Headers;
  /** Whether the headers are sent before the procedures are done. */
  streams: boolean;
} & Partial<Pick<Context, "receiveFile" | "onProgress">>;

const longestUserAgent = 300;

/** Makes of a request what its procedures know of it, the same at every edge. */
export type CreateContext = (c: HonoContext<HttpBindings>, answer: Answer) => Context;

export function requestContext(
  services: Services,
  { publicUrl, clientAddress }: Options,
): CreateContext {
  return (c, { headers, streams, receiveFile = null, onProgress = () => {} }) => {
    const caller = {
      address: clientAddress(c.env.incoming.socket.remoteAddress, c.req.header("x-forwarded-for")),
      userAgent: c.req.header("user-agent")?.slice(0, longestUserAgent) ?? null,
    };
    const authorization = c.req.header("authorization");
    return {
      requestId: c.get("requestId"),
      caller,
      credential: readCredential({ authorization, caller }, services.credentialChecks),
      refreshCookie: createRefreshCookie(c, { publicUrl, headers, streams }),
      ...keyedBy({
        key: c.req.header("idempotency-key"),
        idempotency: services.idempotency,
        headers,
      }),
      limitCalls: services.limitCalls,
      observeCall: services.observeCall,
      receiveFile,
      onProgress,
    };
  };
}
