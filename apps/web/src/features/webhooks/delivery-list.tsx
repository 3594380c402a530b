import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button, Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Webhook } from "@tenon/schemas/webhooks";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { DeliveryItem } from "./delivery-item.tsx";
import { deliveryListQuery } from "./delivery-list-query.ts";
import classes from "./delivery-list.module.css";
import type { DeliverySearch } from "./delivery-search.ts";
import { refreshMsOf } from "./refresh.ts";

type DeliveryListProps = { webhook: Webhook; search: DeliverySearch; onShowAll: () => void };

/** The messages of a webhook, the newest first. */
export function DeliveryList({ webhook, search, onShowAll }: DeliveryListProps) {
  const list = useDeliveries(webhook.id, search);
  if (list.isPending) return <Loading />;
  if (list.error && !list.data) {
    return (
      <ErrorState
        title={t`The messages could not be loaded`}
        message={describeError(list.error)}
        onRetry={() => void list.refetch()}
        isRetrying={list.isFetching}
      />
    );
  }
  const deliveries = list.data.pages.flatMap(({ items }) => items);
  return (
    <div className={classes.frame} data-outdated={list.isPlaceholderData || undefined}>
      {deliveries.length === 0 && <NoDeliveries search={search} onShowAll={onShowAll} />}
      {deliveries.length > 0 && (
        <ol className={classes.list} aria-label={t`Messages`}>
          {deliveries.map((delivery) => (
            <DeliveryItem
              key={delivery.id}
              delivery={delivery}
              isPaused={webhook.pausedAt !== null}
            />
          ))}
        </ol>
      )}
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(list.error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </div>
  );
}

function useDeliveries(id: string, search: DeliverySearch) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    ...deliveryListQuery({ client, trpc }, id, search),
    refetchInterval: ({ state }) =>
      refreshMsOf(state.data?.pages.flatMap(({ items }) => items) ?? []),
  });
}

type NoDeliveriesProps = { search: DeliverySearch; onShowAll: () => void };

function NoDeliveries({ search, onShowAll }: NoDeliveriesProps) {
  return search.state === undefined ? (
    <EmptyState title={t`Nothing was sent yet`}>
      <Trans>What happens from now on is told. Send a test to see one arrive.</Trans>
    </EmptyState>
  ) : (
    <EmptyState
      title={t`No such message`}
      action={
        <Button variant="default" size="sm" onClick={onShowAll}>
          <Trans>Show all messages</Trans>
        </Button>
      }
    />
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading the messages`}>
      {["a", "b", "c"].map((key) => (
        <Skeleton key={key} height={40} />
      ))}
    </Stack>
  );
}
