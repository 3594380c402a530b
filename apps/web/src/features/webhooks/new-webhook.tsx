import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Stack } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import type { Webhook, WebhookWithSecret } from "@tenon/schemas/webhooks";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFailure } from "#ui/form-failure.tsx";
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
  const {
    values: draft,
    failure,
    isSending,
    submit,
    bind,
    set,
  } = useServerForm({
    schema: loadWebhookSchema,
    initialValues: emptyDraft,
    keptAs: "webhook-new",
    toInput,
    send,
  });
  const isDirty = !isUnchanged(emptyDraft, draft);
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormFailure message={failure} />
        <WebhookFields draft={draft} bind={bind} set={set} />
        <Group gap="xs">
          <Button type="submit" loading={isSending}>
            <Trans>Make the webhook</Trans>
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </Group>
      </Stack>
      {made && (
        <WebhookSecret
          title={t`The webhook is made`}
          secret={made.secret}
          onClose={() => onMade(made)}
        />
      )}
      {!made && blocker.status === "blocked" && (
        <DiscardChanges onDiscard={blocker.proceed} onKeep={blocker.reset} />
      )}
    </form>
  );

  async function send({ events, ...typed }: ReturnType<typeof toInput>): Promise<void> {
    const webhook = await webhooks.create.mutate({ ...typed, events: [...(events ?? [])] });
    cache.keep(webhook);
    setMade(webhook);
  }
}
