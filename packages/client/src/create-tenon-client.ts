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
import { createTokenSource, type Credential } from "./credential.ts";
import { createIdempotency } from "./idempotency.ts";

/**
 * Every procedure of Tenon, as `tenon.<router>.<procedure>.query()` or `.mutate()`.
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
  /** The server's address, without `/trpc`. */
  url: string;
  /** Without one, only what anyone may call can be called. */
  credential?: Credential | undefined;
  /** Takes the place of the global `fetch`, for a proxy, a test or a trace. */
  fetch?: typeof globalThis.fetch | undefined;
};

/**
 * A client for every procedure of Tenon, typed by the server's own router.
 * Queries made in the same tick travel as one request of at most 20, and each answer arrives as soon as it is there.
 * A mutation travels alone, with an `Idempotency-Key` of its own, so that it is done once however often it is sent:
 * what the network loses, or a server that is busy (503) refuses, is sent again up to three times.
 * A key of your own, for a retry after a restart: `mutate(input, { context: { idempotencyKey } })`.
 * Mutations of passwords, API keys and sessions are sent once.
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
  fetch = globalThis.fetch,
}: TenonClientOptions): TenonClient {
  const http: HTTPLinkOptions<RootTypes> = {
    url: `${url.replace(/\/+$/, "")}/trpc`,
    transformer: superjson,
    fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? null }),
  };
  const anonymous = httpLink<AppRouter>(http);
  const { auth } = createTRPCClient<AppRouter>({ links: [anonymous] });
  const tokens = createTokenSource(credential, {
    login: auth.login.mutate,
    refresh: auth.refresh.mutate,
  });
  const { headers, retryRefused } = createAuthorization(tokens);
  const { headers: keyHeaders, retryLost, takesKey } = createIdempotency();

  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ path }) => needsNoSession.has(path),
        true: anonymous,
        false: [
          retryLost,
          retryRefused,
          splitLink({
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
        ],
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
