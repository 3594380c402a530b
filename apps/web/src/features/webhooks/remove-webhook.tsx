import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { describeWebhook } from "./webhook-words.ts";

type RemoveWebhookProps = { webhook: Webhook; onRemoved: () => void };

export function RemoveWebhook({ webhook, onRemoved }: RemoveWebhookProps) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const name = describeWebhook(webhook);
  const { mutate, isPending } = useMutation(
    trpc.webhooks.remove.mutationOptions({
      async onSuccess() {
        toasts.show({ tone: "done", message: t`Removed “${name}”.` });
        onRemoved();
        await cache.forget(webhook);
      },
      onError(error) {
        setAsking(false);
        toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <Section
      title={t`Remove the webhook`}
      hint={t`At once and for good. To stop it for a while, pause it instead.`}
      action={
        <Button color="red" variant="light" size="xs" onClick={() => setAsking(true)}>
          <Trans>Remove</Trans>
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t`Remove “${name}”?`}
          confirm={t`Remove for good`}
          isBusy={isPending}
          onConfirm={() => mutate({ id: webhook.id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>
            Nothing is sent there any more, and what was sent so far is no longer listed. Its secret
            does not come back.
          </Trans>
        </ConfirmDialog>
      )}
    </Section>
  );
}
