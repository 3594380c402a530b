import { t } from "@lingui/core/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { AuditItem } from "./audit-item.tsx";
import { auditListQuery } from "./audit-list-query.ts";
import classes from "./audit-list.module.css";
import { type AuditView, countFilters } from "./audit-view.ts";

/** What happened, the newest first. */
export function AuditList({ view }: { view: AuditView }) {
  const list = useAuditList(view);
  if (list.isPending) return <Loading />;
  if (list.error && !list.data) {
    return (
      <ErrorState
        title={t`The audit log could not be loaded`}
        message={describeError(list.error)}
        onRetry={() => void list.refetch()}
        isRetrying={list.isFetching}
      />
    );
  }
  const entries = list.data.pages.flatMap(({ items }) => items);
  return (
    <div data-outdated={list.isPlaceholderData || undefined} className={classes.frame}>
      {entries.length === 0 ? (
        <EmptyState title={t`Nothing found`}>
          {countFilters(view) > 0 ? t`No entry is like that.` : t`Nothing has happened yet.`}
        </EmptyState>
      ) : (
        <ol className={classes.list} aria-label={t`Audit log`}>
          {entries.map((entry) => (
            <AuditItem key={entry.id} entry={entry} />
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

function useAuditList(view: AuditView) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery(auditListQuery({ client, trpc }, view));
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading the audit log`}>
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} height={40} />
      ))}
    </Stack>
  );
}
