import { VisuallyHidden } from "@mantine/core";
import { type ReactNode, type Ref, useEffect, useMemo } from "react";
import { ErrorState } from "./error-state.tsx";
import { useKeptRows } from "./kept-rows.ts";
import { ListFrame } from "./list-frame.tsx";
import { LoadMore } from "./load-more.tsx";
import { PagedRowsContext } from "./paged-rows-context.ts";

type PagedListProps = {
  /** What its place is remembered by, to be found again by a step back or a reload. */
  name: string;
  list: PagedQuery;
  /** How many rows are loaded. */
  count: number;
  /** Said to a screen reader when another view is there. */
  status: string;
  failureTitle: string;
  describeError: (error: unknown) => string;
  /** Rows to come, in the shape of rows. */
  loading: ReactNode;
  /** What is said when there are none. */
  empty: ReactNode;
  /** A way to rows that came meanwhile. */
  above?: ReactNode;
  /** The way to more; without it, a button. */
  below?: ReactNode;
  frameRef?: Ref<HTMLDivElement>;
  /** A `RowList` or a `RowTable`. */
  children: ReactNode;
};

/** Of an infinite query, what a list shows. */
type PagedQuery = {
  error: object | null;
  isPending: boolean;
  isFetching: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
};

/** A list page by page: to come, failed, empty, or its rows and the way to more. */
export function PagedList({
  name,
  list,
  count,
  status,
  failureTitle,
  describeError,
  loading,
  empty,
  above,
  below,
  frameRef,
  children,
}: PagedListProps) {
  const { error, isPending, isFetching, isPlaceholderData, hasNextPage } = list;
  const kept = useKeptRows(name);
  const rows = useMemo(() => ({ kept, hasMore: hasNextPage }), [kept, hasNextPage]);
  const isGrowing = useGrowth(list, count, kept.heights.length);
  if (error !== null && count === 0) {
    return (
      <ListFrame>
        <ErrorState
          title={failureTitle}
          message={describeError(error)}
          onRetry={() => void list.refetch()}
          isRetrying={isFetching}
        />
      </ListFrame>
    );
  }
  return (
    <div style={{ minHeight: isGrowing ? sum(kept.heights) : undefined }}>
      {isPending && count === 0 ? (
        loading
      ) : (
        <>
          <VisuallyHidden role="status">{isPlaceholderData ? "" : status}</VisuallyHidden>
          {above}
          <ListFrame ref={frameRef} isOutdated={isPlaceholderData} isBusy={isFetching}>
            {count === 0 ? empty : <PagedRowsContext value={rows}>{children}</PagedRowsContext>}
          </ListFrame>
          {below ?? (
            <LoadMore
              hasMore={hasNextPage}
              isLoading={list.isFetchingNextPage}
              failure={list.isFetchNextPageError ? describeError(error) : null}
              onLoad={() => void list.fetchNextPage()}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Loads as many rows as there were when the list was left, and says whether some are still to come. */
function useGrowth(list: PagedQuery, count: number, wanted: number): boolean {
  const { error, isPending, isFetching, isPlaceholderData, hasNextPage, fetchNextPage } = list;
  const isShort = count < wanted && error === null && !isPlaceholderData;
  const mayGrow = isShort && hasNextPage && !isFetching;
  useEffect(() => {
    if (mayGrow) void fetchNextPage();
  }, [mayGrow, fetchNextPage, count]);
  return isShort && (isPending || hasNextPage);
}

function sum(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}
