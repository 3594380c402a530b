import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Webhook } from "@tenon/schemas/webhooks";
import { useTRPC } from "#api/trpc-context.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { DeliveryOutcome } from "./delivery-outcome.tsx";
import { describeEvent } from "./event-names.ts";
import { refreshMsOf } from "./refresh.ts";
import classes from "./webhook-list.module.css";
import { WebhookState } from "./webhook-state.tsx";
import { describeEvents, describeWebhook } from "./webhook-words.ts";

export function WebhookItem({ webhook }: { webhook: Webhook }) {
  const { id, url } = webhook;
  return (
    <li className={classes.webhook}>
      <span className={classes.name}>
        <Link
          to="/settings/webhooks/$webhookId"
          params={{ webhookId: id }}
          className={classes.link}
        >
          {describeWebhook(webhook)}
        </Link>
        <WebhookState webhook={webhook} />
      </span>
      <span className={classes.detail}>
        {url} · {describeEvents(webhook)}
      </span>
      <LastMessage webhookId={id} />
    </li>
  );
}

function LastMessage({ webhookId }: { webhookId: string }) {
  const trpc = useTRPC();
  const { data: last } = useQuery({
    ...trpc.webhooks.deliveries.queryOptions({ id: webhookId, limit: 1 }),
    select: ({ items }) => items[0],
    refetchInterval: ({ state }) => refreshMsOf(state.data?.items ?? []),
  });
  return last ? (
    <span className={classes.detail}>
      {describeEvent(last.type)} <TimeAgo at={last.createdAt} />
      {" · "}
      <DeliveryOutcome delivery={last} />
    </span>
  ) : null;
}
