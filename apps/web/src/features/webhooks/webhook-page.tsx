import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";
import type { DeliverySearch } from "./delivery-search.ts";
import { DeliverySection } from "./delivery-section.tsx";
import { EditWebhook } from "./edit-webhook.tsx";
import { PauseWebhook } from "./pause-webhook.tsx";
import { refreshMs } from "./refresh.ts";
import { RemoveWebhook } from "./remove-webhook.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import { SendTest } from "./send-test.tsx";
import classes from "./webhook-page.module.css";
import { describeWebhook } from "./webhook-words.ts";

type WebhookPageProps = {
  webhookId: string;
  search: DeliverySearch;
  onSearch: (search: DeliverySearch) => void;
  onRemoved: () => void;
};

/** One webhook: how it does, what was sent to it, and what can be changed. */
export function WebhookPage({ webhookId, search, onSearch, onRemoved }: WebhookPageProps) {
  const trpc = useTRPC();
  const {
    data: webhook,
    error,
    refetch,
    isFetching,
  } = useQuery({
    ...trpc.webhooks.get.queryOptions({ id: webhookId }),
    refetchInterval: refreshMs,
  });

  if (!webhook) {
    return (
      <Page title={t`Webhook`}>
        <NoWebhook error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
      </Page>
    );
  }
  return (
    <Page title={describeWebhook(webhook)}>
      <p className={classes.back}>
        <Link to="/settings/webhooks">
          <Trans>All webhooks</Trans>
        </Link>{" "}
        <span className={classes.address}>{webhook.url}</span>
      </p>
      <PauseWebhook webhook={webhook} />
      <SendTest webhook={webhook} />
      <DeliverySection webhook={webhook} search={search} onSearch={onSearch} />
      <Section title={t`What is sent, and where to`}>
        <EditWebhook stored={webhook} isGone={reasonOf(error)?.code === "NOT_FOUND"} />
      </Section>
      <RotateSecret webhook={webhook} />
      <RemoveWebhook webhook={webhook} onRemoved={onRemoved} />
    </Page>
  );
}

type NoWebhookProps = { error: unknown; onRetry: () => void; isRetrying: boolean };

function NoWebhook({ error, onRetry, isRetrying }: NoWebhookProps) {
  if (error === null) {
    return (
      <Stack role="status" aria-label={t`Loading the webhook`}>
        <Skeleton height={72} />
        <Skeleton height={180} />
      </Stack>
    );
  }
  const code = reasonOf(error)?.code;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") {
    return (
      <EmptyState
        title={t`This webhook is not there`}
        action={
          <Link to="/settings/webhooks">
            <Trans>All webhooks</Trans>
          </Link>
        }
      >
        <Trans>It was removed, or the link is mistyped.</Trans>
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={t`The webhook could not be loaded`}
      message={describeError(error)}
      onRetry={onRetry}
      isRetrying={isRetrying}
    />
  );
}
