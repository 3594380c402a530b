import { createTRPCClient } from "@trpc/client";
import type { AppRouter } from "#router/app-router";
import { createCallersFailures } from "./callers-failures.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import type { TenonClient } from "./create-tenon-client.ts";
import { nameFailures } from "./name-failures.ts";
import { readServerUrl } from "./server-url.ts";
import { streamLink } from "./stream-link.ts";

/**
 * Tenon's streams alone, for a page that calls Tenon in its own way and has a `fetch` that brings the credential along:
 * two thirds of the script of the whole client. Take it with `follow`.
 *
 * @example
 * ```ts
 * import { createStreamClient, follow } from "@tenon/client";
 *
 * const { events } = createStreamClient({
 *   url: "https://tenon.example",
 *   fetch: async (input, init) =>
 *     fetch(input, { ...init, headers: { ...init?.headers, authorization: `Bearer ${await readAccessToken()}` } }),
 * });
 * for await (const { data } of follow(events.stream)) console.log(data.type);
 * ```
 */
export function createStreamClient({
  url,
  fetch,
}: {
  url: string;
  fetch: typeof globalThis.fetch;
}): Pick<TenonClient, "events"> {
  const origin = readServerUrl(url);
  const failures = createCallersFailures();
  return createTRPCClient<AppRouter>({
    links: [
      nameFailures({ origin, failures }),
      streamLink({
        url: `${origin}/trpc`,
        fetch: createCheckedFetch({ fetch, origin, failures }),
        headers: async () => ({}),
      }),
    ],
  });
}
