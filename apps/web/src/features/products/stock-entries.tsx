import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { StockEntry } from "@tenon/schemas/products";
import { describeError } from "#api/error-reason.ts";
import { pagesQuery } from "#api/pages-query.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { personName } from "#ui/person-name.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./stock-entries.module.css";
import { reasonNames } from "./stock-reasons.ts";

/** What moved the stock of a product, the newest first. */
export function StockEntries({ productId }: { productId: string }) {
  const list = useStockEntries(productId);
  const { entries, error, isPending, isFetching } = list;

  if (isPending) {
    return (
      <Stack gap="xs" role="status" aria-label={t`Loading what moved the stock`}>
        <Skeleton height={18} />
        <Skeleton height={18} />
      </Stack>
    );
  }
  if (error && entries.length === 0) {
    return (
      <ErrorState
        title={t`What moved the stock could not be loaded`}
        message={describeError(error)}
        onRetry={() => void list.refetch()}
        isRetrying={isFetching}
      />
    );
  }
  if (entries.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>Nothing has moved yet.</Trans>
      </p>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t`What moved the stock`}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}

function useStockEntries(id: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { id, limit: 20 };
  const query = useInfiniteQuery(
    pagesQuery(trpc.products.stockEntries.infiniteQueryKey(input), (from, options) =>
      client.products.stockEntries.query({ ...input, ...from }, options),
    ),
  );
  return { ...query, entries: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

function Entry({ entry }: { entry: StockEntry }) {
  const { quantity, reason, note, orderId, orderNumber, actor, createdAt } = entry;
  return (
    <li className={classes.entry}>
      <span className={classes.quantity} data-less={quantity < 0 || undefined}>
        {quantity < 0 ? "−" : "+"}
        {describeNumber(Math.abs(quantity))}
      </span>
      <span className={classes.words}>
        <span>
          {reasonNames()[reason]}
          {orderId !== null && (
            <>
              {" · "}
              <Link to="/admin/orders/$orderId" params={{ orderId }}>
                <Trans>Order {orderNumber}</Trans>
              </Link>
            </>
          )}
        </span>
        {note !== "" && <span className={classes.note}>{note}</span>}
        <span className={classes.facts}>
          {personName(actor)} · <TimeAgo at={createdAt} />
        </span>
      </span>
    </li>
  );
}
