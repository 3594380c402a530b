import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import classes from "./delivery-list.module.css";
import { DeliveryList } from "./delivery-list.tsx";
import { type DeliverySearch, readDeliverySearch } from "./delivery-search.ts";
import { deliveryStateNames } from "./delivery-state-names.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";

type DeliverySectionProps = {
  webhook: Webhook;
  search: DeliverySearch;
  onSearch: (search: DeliverySearch) => void;
};

/** What was sent, and what became of it. */
export function DeliverySection({ webhook, search, onSearch }: DeliverySectionProps) {
  const states = Object.entries(deliveryStateNames()).map(([value, label]) => ({ value, label }));
  return (
    <Section
      title={t`Messages`}
      hint={t`Kept for 30 days.`}
      action={<SendFailedAgain webhook={webhook} />}
    >
      <search className={classes.filter}>
        <NativeSelect
          size="xs"
          aria-label={t`Show`}
          data={[{ value: "", label: t`All messages` }, ...states]}
          value={search.state ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onSearch(readDeliverySearch({ state: value }))
          }
        />
      </search>
      <DeliveryList webhook={webhook} search={search} onShowAll={() => onSearch({})} />
    </Section>
  );
}

function SendFailedAgain({ webhook: { id, pausedAt, createdAt } }: { webhook: Webhook }) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation(
    trpc.webhooks.redeliverFailed.mutationOptions({
      onSuccess({ count }) {
        cache.readDeliveriesAgain();
        const message = plural(count, {
          0: "No message has failed.",
          one: "Sends one message again.",
          other: "Sends # messages again.",
        });
        toasts.show({ tone: "done", message });
      },
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
    }),
  );
  return (
    <Button
      variant="default"
      size="xs"
      disabled={pausedAt !== null}
      loading={isPending}
      onClick={() => mutate({ id, since: createdAt })}
    >
      <Trans>Send failed ones again</Trans>
    </Button>
  );
}
