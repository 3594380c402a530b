import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { describeMoment } from "#ui/describe-time.ts";
import { Section } from "#ui/section.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { useNow } from "#ui/use-now.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { WebhookSecret } from "./webhook-secret.tsx";

/** Makes a new secret, with a day to take it along. */
export function RotateSecret({ webhook: { id, formerSecretEndsAt } }: { webhook: Webhook }) {
  const trpc = useTRPC();
  const cache = useWebhookCache();
  const toasts = useToasts();
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { mutate, isPending } = useMutation(
    trpc.webhooks.rotateSecret.mutationOptions({
      onSuccess(rotated) {
        setSecret(rotated.secret);
        cache.keep(rotated);
      },
      onError: (error) => toasts.show({ tone: "failed", message: describeError(error) }),
      onSettled: () => setAsking(false),
    }),
  );
  const former =
    formerSecretEndsAt !== null && formerSecretEndsAt > now
      ? describeMoment(formerSecretEndsAt)
      : null;
  return (
    <Section
      title={t`Secret`}
      hint={
        former === null
          ? t`Your service knows genuine messages by it. It can’t be shown again, but replaced.`
          : t`Until ${former}, messages are signed with the former secret, too.`
      }
      action={
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          <Trans>New secret</Trans>
        </Button>
      }
    >
      {isAsking && (
        <ConfirmDialog
          title={t`Make a new secret?`}
          confirm={t`Make a new secret`}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          {former === null ? (
            <Trans>
              For 24 hours messages are signed with both, the present secret and the new one. Give
              the new one to your service within that time.
            </Trans>
          ) : (
            <Trans>
              The former secret ends at once: from then on, messages are signed with the present
              one, for 24 hours, and the new one.
            </Trans>
          )}
        </ConfirmDialog>
      )}
      {secret !== null && (
        <WebhookSecret title={t`The new secret`} secret={secret} onClose={() => setSecret(null)} />
      )}
    </Section>
  );
}
