import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  type OperationContext,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@tenon/client";
import { authorizedFetch } from "./authorized-fetch.ts";
import { reasonOf } from "./error-reason.ts";
import type { Session, SessionServer } from "./session.ts";

export type Client = TRPCClient<AppRouter>;

const url = "/trpc";
const longestUrl = 8_000;
/** As many calls as the server takes in one request. */
const maxItems = 20;

/** Calls in the name of whoever is signed in; those of the same moment share a request, unless they have a key. */
export function createClient(session: Session): Client {
  const fetch = authorizedFetch(session, globalThis.fetch.bind(globalThis));
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ context }) => keyOf(context) !== undefined,
        true: httpLink({
          url,
          transformer: superjson,
          fetch,
          headers: ({ op }) => ({ "idempotency-key": keyOf(op.context) }),
        }),
        false: httpBatchLink({
          url,
          transformer: superjson,
          maxItems,
          maxURLLength: longestUrl,
          fetch,
        }),
      }),
    ],
  });
}

/** The context of a call that is done once for a key, however often it is sent. */
export function onceFor(idempotencyKey: string) {
  return { context: { idempotencyKey } };
}

function keyOf({ idempotencyKey }: OperationContext): string | undefined {
  return typeof idempotencyKey === "string" ? idempotencyKey : undefined;
}

/**
 * One call a request, sent at once and finished even when the page is left meanwhile.
 * The cookie needs that, since a streamed answer can't set it; so do calls on the way out.
 */
export function createDirectClient(): Client {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url,
        transformer: superjson,
        fetch: (input, { signal = null, ...init } = {}) =>
          globalThis.fetch(input, { ...init, signal, keepalive: true }),
        headers: ({ op }) => {
          const { accessToken } = op.context;
          return typeof accessToken === "string" ? { authorization: `Bearer ${accessToken}` } : {};
        },
      }),
    ],
  });
}

/** The context of a direct call that is made in somebody's name. */
export function inTheNameOf(accessToken: string) {
  return { context: { accessToken } };
}

export function createSessionServer({ auth }: Pick<Client, "auth">): SessionServer {
  return {
    async renew() {
      try {
        return await auth.refresh.mutate({});
      } catch (error) {
        const code = reasonOf(error)?.code;
        if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") return null;
        throw error;
      }
    },
    async end(scope, accessToken) {
      const call = scope === "here" ? auth.logout : auth.logoutAll;
      await call.mutate(undefined, inTheNameOf(accessToken));
    },
  };
}
