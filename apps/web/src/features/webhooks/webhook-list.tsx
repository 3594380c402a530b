import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { IconAdd } from "#ui/icons.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { Section } from "#ui/section.tsx";
import { refreshMs } from "./refresh.ts";
import { WebhookItem } from "./webhook-item.tsx";
import classes from "./webhook-list.module.css";

/** The services that are told what happens, in one's name. */
export function WebhookList() {
  const trpc = useTRPC();
  const list = useQuery({
    ...trpc.webhooks.list.queryOptions(),
    refetchInterval: refreshMs,
  });

  return (
    <Section
      title={t`Your webhooks`}
      hint={t`A webhook tells another service what happens here, as it happens.`}
      action={
        <LinkButton to="/settings/webhooks/new" size="xs" leftSection={<IconAdd size={16} />}>
          <Trans>New webhook</Trans>
        </LinkButton>
      }
    >
      {list.isPending && <Loading />}
      {list.error && !list.data && (
        <ErrorState
          title={t`Your webhooks could not be loaded`}
          message={describeError(list.error)}
          onRetry={() => void list.refetch()}
          isRetrying={list.isFetching}
        />
      )}
      {list.data?.length === 0 && (
        <EmptyState title={t`No webhooks yet`}>
          <Trans>
            Make one for each service that is to hear of your tasks or orders by itself.
          </Trans>
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && (
        <ul className={classes.list} aria-label={t`Webhooks`}>
          {list.data.map((webhook) => (
            <WebhookItem key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading webhooks`}>
      <Skeleton height={56} />
      <Skeleton height={56} />
    </Stack>
  );
}
