import { QueryClient } from "@tanstack/react-query";
import { isPassing, reasonOf } from "./error-reason.ts";

const maxRetries = 2;

/**
 * Reads are tried again while trouble may pass; writes never by themselves, as nobody knows whether they were done.
 * Offline, reads say so at once, and writes wait for the connection.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        networkMode: "always",
        retry: (failures, error) => failures < maxRetries && isPassing(error),
        retryDelay: (failures, error) => retryAfterMs(error) ?? 400 * 3 ** failures,
      },
      mutations: { retry: false },
    },
  });
}

function retryAfterMs(error: unknown): number | null {
  const reason = reasonOf(error);
  return reason?.code === "UNAVAILABLE" ? reason.retryAfter * 1000 : null;
}
