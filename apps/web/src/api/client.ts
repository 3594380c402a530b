import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  retryLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from "@trpc/client";
import superjson from "superjson";
import { type AppRouter, createIdempotencyKeys, takesKey } from "@tenon/client";
import { authorizedFetch } from "./authorized-fetch.ts";
import { reasonOf } from "./error-reason.ts";
import { isRetried, retryDelayMs } from "./retries.ts";
import type { Session, SessionServer } from "./session.ts";

export type Client = TRPCClient<AppRouter>;

const url = "/trpc";
const longestUrl = 8_000;
/** As many calls as the server takes in one request. */
const maxItems = 20;

/**
 * Calls in the name of whoever is signed in. Those of the same moment share a request; those that change something
 * have a key and one of their own, so that what the network lost is sent again and done once.
 */
export function createClient(session: Session): Client {
  const fetch = authorizedFetch(session, globalThis.fetch.bind(globalThis));
  const keys = createIdempotencyKeys();
  return createTRPCClient<AppRouter>({
    links: [
      retryWrites(),
      splitLink({
        condition: takesKey,
        true: httpLink({ url, transformer: superjson, fetch, headers: ({ op }) => keys(op) }),
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

/** Reads are tried again by whoever shows them. */
function retryWrites(): TRPCLink<AppRouter> {
  // Asked for right after `retry`, in the same turn.
  let wait = 0;
  return retryLink({
    retry({ op, error, attempts }) {
      wait = retryDelayMs(attempts, error);
      return takesKey(op) && navigator.onLine && isRetried(attempts, error);
    },
    retryDelayMs: () => wait,
  });
}

/**
 * One call a request, sent at once and finished even when the page is left meanwhile.
 * The cookie needs that, since a streamed answer can't set it; so do calls on the way out.
 */
export function createDirectClient(): Client {
  const keys = createIdempotencyKeys();
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url,
        transformer: superjson,
        fetch: (input, { signal = null, ...init } = {}) =>
          globalThis.fetch(input, { ...init, signal, keepalive: true }),
        headers: ({ op }) => {
          const { accessToken } = op.context;
          return {
            ...(typeof accessToken === "string" && { authorization: `Bearer ${accessToken}` }),
            ...(takesKey(op) && keys(op)),
          };
        },
      }),
    ],
  });
}

/** The context of a direct call that is made in somebody's name. */
export function inTheNameOf(accessToken: string, once?: ReturnType<typeof onceFor>) {
  return { context: { ...once?.context, accessToken } };
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
    async lastHere(error) {
      if (reasonOf(error) !== null) return null;
      const { lastPerson } = await import("./kept-person.ts");
      return lastPerson().catch(() => null);
    },
  };
}
