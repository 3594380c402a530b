import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";

const everyMs = 15_000;

/** Asked again and again while somebody looks. */
export function healthQuery({ system }: TRPCOptionsProxy<AppRouter>) {
  return system.health.queryOptions(undefined, { refetchInterval: everyMs });
}
