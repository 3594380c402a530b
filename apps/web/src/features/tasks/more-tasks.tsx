import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { describeError } from "#api/error-reason.ts";
import { LoadMore } from "#ui/load-more.tsx";
import type { useTaskList } from "./use-task-list.ts";

/** Loads the next page when the end comes into sight, or when asked to. */
export function MoreTasks({ list }: { list: ReturnType<typeof useTaskList> }) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, error } = list;
  const { ref, entry } = useIntersection({ rootMargin: "300px" });
  const isInSight = entry?.isIntersecting === true;
  const mayLoad = isInSight && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (mayLoad) void fetchNextPage();
  }, [mayLoad, fetchNextPage]);

  return (
    <div ref={ref}>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        failure={isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void fetchNextPage()}
      />
    </div>
  );
}
