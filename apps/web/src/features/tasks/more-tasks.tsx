import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { describeError } from "#api/error-reason.ts";
import { LoadMore } from "#ui/load-more.tsx";
import type { useTaskList } from "./use-task-list.ts";

/** How far from the window the end is when the next page is loaded. */
const nearPx = 1500;

/** Loads the next page when the end comes near, or when asked to. */
export function MoreTasks({ list }: { list: ReturnType<typeof useTaskList> }) {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, error } = list;
  const { fetchNextPage } = list;
  const { ref, entry } = useIntersection({ rootMargin: `${nearPx}px` });
  const mayLoad = hasNextPage && !isFetching && !isFetchNextPageError;

  useEffect(() => {
    if (!mayLoad || entry?.isIntersecting !== true) return undefined;
    const listening = new AbortController();
    window.addEventListener("scroll", look, { passive: true, signal: listening.signal });
    look();
    return () => listening.abort();

    /** The rows that have just come may have moved the end away and a scroll brought it back, which the observer misses. */
    function look(): void {
      if (entry && isNear(entry.target)) void fetchNextPage({ cancelRefetch: false });
    }
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

/** The observer tells later that it was moved away. */
function isNear(end: Element): boolean {
  return end.getBoundingClientRect().top < window.innerHeight + nearPx;
}
