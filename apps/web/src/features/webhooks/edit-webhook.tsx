import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Webhook } from "@tenon/schemas/webhooks";
import { newerVersion } from "#api/newer-version.ts";
import { useTRPCClient } from "#api/trpc-context.ts";
import { useServerForm } from "#api/use-server-form.ts";
import { DiscardChanges } from "#ui/discard-changes.tsx";
import { FormFrame } from "#ui/form-frame.tsx";
import { GoneNotice } from "#ui/gone-notice.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import { loadWebhook } from "./load-webhook.ts";
import { useWebhookCache } from "./use-webhook-cache.ts";
import { isUnchanged, rebase, toDraft, toEdit, toInput } from "./webhook-draft.ts";
import { WebhookFields } from "./webhook-fields.tsx";
import { loadWebhookSchema } from "./webhook-form-schema.ts";

type EditWebhookProps = {
  /** The webhook as the server last answered it. */
  stored: Webhook;
  /** Whether it was removed since. */
  isGone: boolean;
};

export function EditWebhook({ stored, isGone }: EditWebhookProps) {
  const { webhooks } = useTRPCClient();
  const cache = useWebhookCache();
  const toasts = useToasts();
  /** The version the draft was made of. */
  const [base, setBase] = useState(stored);
  const [isStale, setStale] = useState(false);
  const form = useServerForm({
    schema: loadWebhookSchema,
    initialValues: toDraft(base),
    keptAs: `webhook-${base.id}`,
    toInput,
    send,
  });
  const { values: draft, bind, set, setValues } = form;
  const isDirty = !isUnchanged(toDraft(base), draft);
  const isOutdated = !isDirty && stored.version > base.version;
  useEffect(() => {
    if (isOutdated) startFrom(stored);
  });

  return (
    <FormFrame
      form={{
        ...form,
        failure: isStale
          ? t`This webhook was changed meanwhile. What you changed stands here still, the rest is as stored: save again to have it so.`
          : form.failure,
      }}
      isWide
      send={t`Save`}
      canSend={isDirty && !isGone}
      others={
        <Button variant="default" disabled={!isDirty} onClick={() => startFrom(stored)}>
          <Trans>Discard</Trans>
        </Button>
      }
    >
      {isGone && <GoneNotice title={t`This webhook was removed meanwhile`} />}
      <WebhookFields draft={draft} bind={bind} set={set} />
      <DiscardChanges isTyped={isDirty && !isGone} />
    </FormFrame>
  );

  async function send(): Promise<void> {
    setStale(false);
    try {
      const saved = await webhooks.update.mutate(toEdit(base, draft));
      cache.keep(saved);
      startFrom(saved);
      toasts.show({ tone: "done", message: t`Saved the webhook.` });
    } catch (error) {
      const newer = await newerVersion(error, loadWebhook);
      if (!newer) throw error;
      cache.keep(newer);
      startFrom(newer);
      setValues(rebase({ base: toDraft(base), draft, current: toDraft(newer) }));
      setStale(true);
    }
  }

  function startFrom(webhook: Webhook): void {
    setBase(webhook);
    setStale(false);
    setValues(toDraft(webhook));
  }
}
