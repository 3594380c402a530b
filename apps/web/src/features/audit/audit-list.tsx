import { plural, t } from "@lingui/core/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { describeError } from "#api/error-reason.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import { RowList } from "#ui/row-list.tsx";
import { AuditItem } from "./audit-item.tsx";
import { auditListQuery } from "./audit-list-query.ts";
import { type AuditView, countFilters } from "./audit-view.ts";

/** What happened, the newest first. */
export function AuditList({ view }: { view: AuditView }) {
  const list = useAuditList(view);
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <PagedList
      name="audit"
      list={list}
      count={entries.length}
      status={describeCount(entries.length, list.hasNextPage)}
      failureTitle={t`The audit log could not be loaded`}
      describeError={describeError}
      loading={<Loading />}
      empty={
        <EmptyState title={t`Nothing found`}>
          {countFilters(view) > 0 ? t`No entry is like that.` : t`Nothing has happened yet.`}
        </EmptyState>
      }
    >
      <RowList label={t`Audit log`} rows={entries}>
        {(entry) => <AuditItem entry={entry} />}
      </RowList>
    </PagedList>
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

function describeCount(count: number, hasMore: boolean): string {
  const shown = describeNumber(count);
  return hasMore
    ? t`${shown} or more entries`
    : plural(count, { 0: "No entries", one: "# entry", other: "# entries" });
}
