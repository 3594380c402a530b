import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { describeMoment } from "#ui/describe-time.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { describeState } from "./webhook-words.ts";

/** One button for both ways, so that the focus stays where it is. */
export function PauseWebhook({ webhook }: { webhook: Webhook }) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const isPaused = webhook.pausedAt !== null;
  const { mutate, isPending } = useMutation(
    trpc.webhooks.update.mutationOptions({
      onSuccess(changed) {
        cache.keep(changed);
        cache.readDeliveriesAgain();
        const message = changed.pausedAt ? t`Paused the webhook.` : t`Resumed the webhook.`;
        toasts.show({ tone: "done", message });
      },
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
    }),
  );
  return (
    <Section
      title={describeState(webhook)}
      hint={explain(webhook)}
      action={
        <Button
          variant={isPaused ? "filled" : "default"}
          size="xs"
          loading={isPending}
          onClick={() => mutate({ id: webhook.id, paused: !isPaused })}
        >
          {isPaused ? t`Resume` : t`Pause`}
        </Button>
      }
    />
  );
}

function explain({ pausedAt, pauseReason, failingSince }: Webhook): string {
  if (pausedAt !== null) return explainPause(describeMoment(pausedAt), pauseReason);
  if (failingSince === null) return t`Messages are sent as things happen.`;
  const moment = describeMoment(failingSince);
  return t`No message got through since ${moment}. After three days of that, it is paused.`;
}

function explainPause(moment: string, reason: Webhook["pauseReason"]): string {
  if (reason === "gone") {
    return t`On ${moment} the address answered that it is gone for good. Nothing is sent until you resume it.`;
  }
  if (reason === "failing") {
    return t`On ${moment} no message had got through for days. Nothing is sent until you resume it; what waits is sent then.`;
  }
  return t`Since ${moment} nothing is sent. What waits is sent when you resume it; what happens meanwhile is not.`;
}
