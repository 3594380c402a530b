import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Webhook, WebhookWithSecret } from "@tenon/schemas/webhooks";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { emptyDraft, isUnchanged, toInput } from "./webhook-draft.ts";
import { WebhookFields } from "./webhook-fields.tsx";
import { loadWebhookSchema } from "./webhook-form-schema.ts";
import { WebhookSecret } from "./webhook-secret.tsx";

type NewWebhookProps = { onMade: (webhook: Webhook) => void; onClose: () => void };

/** Makes a webhook, and shows its secret the one time it can be seen. */
export function NewWebhook({ onMade, onClose }: NewWebhookProps) {
  const { webhooks } = useTRPCClient();
  const cache = useWebhookCache();
  const [made, setMade] = useState<WebhookWithSecret | null>(null);
  const form = useServerForm({
    schema: loadWebhookSchema,
    initialValues: emptyDraft,
    keptAs: "webhook-new",
    toInput,
    send,
  });
  const { values: draft, bind, set } = form;
  const isDirty = !isUnchanged(emptyDraft, draft);

  return (
    <FormFrame
      form={form}
      isWide
      send={t`Make the webhook`}
      others={
        <Button variant="subtle" color="gray" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <WebhookFields draft={draft} bind={bind} set={set} />
      {made && (
        <WebhookSecret
          title={t`The webhook is made`}
          secret={made.secret}
          onClose={() => onMade(made)}
        />
      )}
      <DiscardChanges isTyped={isDirty && !made} />
    </FormFrame>
  );

  async function send({ events, ...typed }: ReturnType<typeof toInput>): Promise<void> {
    const webhook = await webhooks.create.mutate({ ...typed, events: [...(events ?? [])] });
    cache.keep(webhook);
    setMade(webhook);
  }
}
