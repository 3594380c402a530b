import { t } from "@lingui/core/macro";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTRPC } from "#api/trpc-context.ts";

/** What an account goes by; dots until that is known. */
export function useAccountName(id: string | undefined): string {
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.users.byId.queryOptions(id === undefined ? skipToken : { id }),
  );
  if (data) return data.name;
  return error === null ? "…" : t`a removed account`;
}
