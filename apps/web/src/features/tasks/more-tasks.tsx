import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { describeError } from "#api/error-reason.ts";
import { LoadMore } from "#ui/load-more.tsx";
import type { useTaskList } from "./use-task-list.ts";

/** How far from the window the end is when the next page is loaded. */
const nearPx = 1500;

/** Loads the next page when the end comes near, or when asked to. */
export function MoreTasks({ list }: { list: ReturnType<typeof useTaskList> }) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, error } = list;
  const { ref, entry } = useIntersection({ rootMargin: `${nearPx}px` });
  const mayLoad = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;

  useEffect(() => {
    if (mayLoad && entry?.isIntersecting === true && isNear(entry.target)) void fetchNextPage();
  }, [mayLoad, entry, fetchNextPage]);

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

/** The rows that have just come may have moved it away, which is told later. */
function isNear(end: Element): boolean {
  return end.getBoundingClientRect().top < window.innerHeight + nearPx;
}
