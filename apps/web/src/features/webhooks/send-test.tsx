import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook, WebhookDelivery, WebhookDeliveryPage } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { DeliveryContent } from "./delivery-content.tsx";
import classes from "./delivery-list.module.css";
import { DeliveryOutcome } from "./delivery-outcome.tsx";
import { DeliveryState } from "./delivery-state.tsx";
import { useWebhookCache } from "./use-webhook-cache.ts";

/** Sends a message on purpose, and waits for what becomes of it. */
export function SendTest({ webhook: { id, pausedAt } }: { webhook: Webhook }) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const [sent, setSent] = useState<WebhookDelivery | null>(null);
  const { mutate, isPending } = useMutation(
    trpc.webhooks.sendTest.mutationOptions({
      onSuccess(delivery) {
        setSent(delivery);
        cache.readDeliveriesAgain();
      },
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
    }),
  );
  return (
    <Section
      title={t`Try it`}
      hint={
        pausedAt === null
          ? t`Sends a message that says nothing, and shows what your service answers.`
          : t`While it is paused, no test is sent either.`
      }
      action={
        <Button
          variant="default"
          size="xs"
          disabled={pausedAt !== null}
          loading={isPending}
          onClick={() => mutate({ id })}
        >
          <Trans>Send a test</Trans>
        </Button>
      }
    >
      <div role="status">{sent && <TestOutcome key={sent.id} sent={sent} />}</div>
    </Section>
  );
}

function TestOutcome({ sent }: { sent: WebhookDelivery }) {
  const delivery = useFollowed(sent);
  return (
    <div className={classes.body}>
      <span className={classes.name}>
        <Trans>Your test</Trans> <DeliveryState state={delivery.state} />
      </span>
      <span className={classes.detail}>
        <DeliveryOutcome delivery={delivery} />
      </span>
      {delivery.answer && <DeliveryContent delivery={delivery} />}
    </div>
  );
}

const newest = 20;

/** A message as it stands, read again and again until it was tried. */
function useFollowed(sent: WebhookDelivery): WebhookDelivery {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.webhooks.deliveries.queryOptions({ id: sent.webhookId, limit: newest }),
    refetchInterval: ({ state }) => (find(state.data)?.state === "waiting" ? 1_000 : false),
  });
  return find(data) ?? sent;

  function find(page: WebhookDeliveryPage | undefined): WebhookDelivery | undefined {
    return page?.items.find(({ id }) => id === sent.id);
  }
}
