import { useQueryClient } from "@tanstack/react-query";
import { Webhook } from "@tenon/schemas/webhooks";
import { useTRPC } from "#api/trpc-context.ts";

/** What is remembered of the server's answers about webhooks. */
export function useWebhookCache() {
  const trpc = useTRPC();
  const queries = useQueryClient();

  return {
    /** Takes over a webhook as the server has just answered it, but not its secret. */
    keep(answered: Webhook): void {
      const webhook = Webhook.parse(answered);
      queries.setQueryData(trpc.webhooks.get.queryKey({ id: webhook.id }), webhook);
      void queries.invalidateQueries(trpc.webhooks.list.queryFilter());
    },
    readDeliveriesAgain(): void {
      void queries.invalidateQueries(trpc.webhooks.deliveries.pathFilter());
    },
    async forget({ id }: Webhook): Promise<void> {
      queries.removeQueries(trpc.webhooks.get.queryFilter({ id }));
      await queries.invalidateQueries(trpc.webhooks.list.queryFilter());
    },
  };
}
