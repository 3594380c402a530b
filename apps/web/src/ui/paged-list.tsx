import { VisuallyHidden } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import { ErrorState } from "./error-state.tsx";
import { ListFrame } from "./list-frame.tsx";
import { LoadMore } from "./load-more.tsx";

type PagedListProps = {
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
  frameRef?: Ref<HTMLDivElement>;
  /** The rows. */
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
  list,
  count,
  status,
  failureTitle,
  describeError,
  loading,
  empty,
  above,
  frameRef,
  children,
}: PagedListProps) {
  const { error, isFetching, isPlaceholderData } = list;
  if (list.isPending) return loading;
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
    <>
      <VisuallyHidden role="status">{isPlaceholderData ? "" : status}</VisuallyHidden>
      {above}
      <ListFrame ref={frameRef} isOutdated={isPlaceholderData} isBusy={isFetching}>
        {count === 0 ? empty : children}
      </ListFrame>
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}
