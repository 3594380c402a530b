import {
  createTRPCClient,
  httpBatchStreamLink,
  httpLink,
  type HTTPLinkOptions,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "#router/app-router";
import { createAuthorization } from "./authorization.ts";
import { createCallersFailures } from "./callers-failures.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { createTokenSource, type Credential } from "./credential.ts";
import { createIdempotencyKeys, takesKey } from "./idempotency-key.ts";
import { limitTime } from "./limit-time.ts";
import { nameFailures } from "./name-failures.ts";
import { retryPutOff } from "./retries.ts";
import { readServerUrl } from "./server-url.ts";
import { streamLink } from "./stream-link.ts";

/**
 * Every procedure of Tenon, as `tenon.<router>.<procedure>.query()`, `.mutate()` or `.subscribe()`; see `follow`.
 *
 * @example
 * ```ts
 * import type { TenonClient } from "@tenon/client";
 *
 * async function countOpenTasks(tenon: TenonClient): Promise<number> {
 *   const { items } = await tenon.tasks.list.query({ completed: false, limit: 100 });
 *   return items.length;
 * }
 * ```
 */
export type TenonClient = TRPCClient<AppRouter>;

/**
 * Where Tenon is, and as whom to call it.
 *
 * @example
 * ```ts
 * import type { TenonClientOptions } from "@tenon/client";
 *
 * const options: TenonClientOptions = { url: "http://localhost:3000", credential: { accessToken } };
 * ```
 */
export type TenonClientOptions = {
  /** The server's address, with its scheme and without `/trpc`. */
  url: string;
  /** Without one, only what anyone may call can be called. */
  credential?: Credential | undefined;
  /**
   * The longest a call may take in milliseconds, with its further tries and the pauses between them; 30,000 if not given.
   * For one call: `query(input, { context: { timeoutMs: 5_000 } })`.
   */
  timeoutMs?: number | undefined;
  /** How often at most a call is made again that is safe to repeat; 3 if not given, 0 for never. */
  retries?: number | undefined;
  /** Takes the place of the global `fetch`, for a proxy, a test or a trace. */
  fetch?: typeof globalThis.fetch | undefined;
};

/**
 * A client for every procedure of Tenon, typed by the server's own router.
 * It needs nothing but `fetch`: Node 20 or newer, a browser, Bun, Deno or an edge runtime.
 *
 * Queries made in the same tick travel as one request of at most 20, and each answer arrives as soon as it is there.
 * A mutation travels alone, with an `Idempotency-Key` of its own, so that it is done once however often it is sent.
 * A key of your own, for a retry after a restart: `mutate(input, { context: { idempotencyKey } })`.
 *
 * What the network loses, a gateway answers in the server's place (502 to 504), or a server that is busy (503) or
 * counts too many calls (429) puts off, is sent again up to three times, after growing pauses or as long as
 * `Retry-After` says, up to 10 seconds. What begins or ends a session or an account, changes its password or address or
 * makes an API key takes no key, and is repeated only where nothing was done. Give a call up with `{ signal }`.
 *
 * A call fails with an error that `isTenonError` knows when Tenon refused it, and `isConnectionError` when no answer of
 * Tenon's came. Throws a TypeError when `url` is no address of a server.
 *
 * @example
 * ```ts
 * import { createTenonClient } from "@tenon/client";
 *
 * const tenon = createTenonClient({
 *   url: "https://tenon.example",
 *   credential: { apiKey: await readSecret("tenon-key") },
 * });
 *
 * const task = await tenon.tasks.create.mutate({ title: "Send the invoices" });
 * console.log(task.createdAt.getFullYear());
 * ```
 */
export function createTenonClient({
  url,
  credential,
  timeoutMs = 30_000,
  retries = 3,
  fetch = globalThis.fetch,
}: TenonClientOptions): TenonClient {
  const origin = readServerUrl(url);
  const failures = createCallersFailures();
  const checkedFetch = createCheckedFetch({ fetch, origin, failures });
  const http: HTTPLinkOptions<RootTypes> = {
    url: `${origin}/trpc`,
    transformer: superjson,
    fetch: (input, init) => checkedFetch(input, { ...init, signal: init?.signal ?? null }),
  };
  const anonymous = httpLink<AppRouter>(http);
  const { auth } = createTRPCClient<AppRouter>({ links: [limitTime(timeoutMs), anonymous] });
  const tokens = createTokenSource(credential, {
    login: auth.login.mutate,
    refresh: auth.refresh.mutate,
  });
  const { headers, retryRefused } = createAuthorization(tokens, failures);
  const keyHeaders = createIdempotencyKeys();

  return createTRPCClient<AppRouter>({
    links: [
      limitTime(timeoutMs),
      retryPutOff({ retries }),
      retryRefused,
      nameFailures({ origin, failures }),
      splitLink({
        condition: ({ path }) => needsNoSession.has(path),
        true: anonymous,
        false: splitLink({
          condition: ({ type }) => type === "subscription",
          true: streamLink({ url: `${origin}/trpc`, fetch: checkedFetch, headers }),
          false: splitLink({
            condition: takesKey,
            true: httpLink({
              ...http,
              headers: async ({ op }) => ({ ...(await headers([op])), ...keyHeaders(op) }),
            }),
            false: splitLink({
              condition: ({ path }) => path.startsWith("auth."),
              true: httpLink({ ...http, headers: ({ op }) => headers([op]) }),
              false: httpBatchStreamLink({
                ...http,
                ...batch,
                headers: ({ opList }) => headers(opList),
              }),
            }),
          }),
        }),
      }),
    ],
  });
}

type RootTypes = AppRouter["_def"]["_config"]["$types"];

/** Calls that begin or renew a session, or for which the token of a mailed link is enough. */
const needsNoSession: ReadonlySet<string> = new Set([
  "auth.register",
  "auth.login",
  "auth.refresh",
  "auth.verifyEmail",
  "auth.confirmEmail",
  "auth.forgotPassword",
  "auth.resetPassword",
]);

/** The most calls the server takes in a request, and an address that every proxy lets through. */
const batch = { maxItems: 20, maxURLLength: 8000 };
