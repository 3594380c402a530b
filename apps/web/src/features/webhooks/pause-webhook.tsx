import { t } from "@lingui/core/macro";
import { Button } from "@mantine/core";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { takeBack } from "#api/take-back.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { describeMoment } from "#ui/describe-time.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useOnePress } from "#ui/use-one-press.ts";
import { loadWebhook } from "./load-webhook.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { describeState } from "./webhook-words.ts";

/** With the webhook that an earlier one left, it is taken back. */
type Pause = { paused: boolean; changed?: Webhook };

/** One button for both ways, so that the focus stays where it is. */
export function PauseWebhook({ webhook }: { webhook: Webhook }) {
  const { id, pausedAt } = webhook;
  const rows = useTRPC().webhooks.pathFilter();
  const { webhooks } = useTRPCClient();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const isPaused = pausedAt !== null;
  const { mutate, isPending } = useAct({
    rows,
    send: ({ paused, changed }: Pause) =>
      changed
        ? takeBack({
            changed,
            store: (version) => webhooks.update.mutate({ id, paused, version }),
            loadSchema: loadWebhook,
            stands: (newer) => (newer.pausedAt === null) === paused,
          })
        : webhooks.update.mutate({ id, paused }),
    foresee: ({ paused }) => ({
      id,
      fields: paused
        ? { pausedAt: new Date(), pauseReason: "owner" }
        : { pausedAt: null, pauseReason: null },
    }),
    onDone(changed) {
      cache.keep(changed);
      cache.readDeliveriesAgain();
      toasts.show({
        tone: "done",
        message: changed.pausedAt ? t`Paused the webhook.` : t`Resumed the webhook.`,
        action: {
          label: t`Undo`,
          run: () => mutate({ paused: changed.pausedAt === null, changed }),
        },
      });
    },
    onRefused(error, { paused }) {
      const why = describeError(error);
      const message = paused
        ? t`The webhook was not paused. ${why}`
        : t`The webhook was not resumed. ${why}`;
      toasts.show({ tone: "failed", message });
    },
  });
  const press = useOnePress({
    act: isPaused,
    isBusy: isPending,
    onPress: () => mutate({ paused: !isPaused }),
  });
  return (
    <Section
      title={describeState(webhook)}
      hint={explain(webhook)}
      action={
        <Button {...press} variant={isPaused ? "filled" : "default"} size="xs">
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
