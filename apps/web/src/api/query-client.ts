import { QueryClient } from "@tanstack/react-query";
import { isRetried, retryDelayMs } from "./retries.ts";

const freshMs = 10_000;

/**
 * Reads are tried again while trouble may pass; writes are where they are sent, those that have a key.
 * Offline, what was read before is not asked for again, and what was not says so at once.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: () => (navigator.onLine ? freshMs : Number.POSITIVE_INFINITY),
        networkMode: "always",
        retry: (failures, error) => navigator.onLine && isRetried(failures + 1, error),
        retryDelay: (failures, error) => retryDelayMs(failures + 1, error),
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
