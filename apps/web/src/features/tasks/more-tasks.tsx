import { Button } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect } from "react";
import { describeError } from "#api/error-reason.ts";
import classes from "./task-list.module.css";
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

  if (!hasNextPage) return null;
  return (
    <div ref={ref} className={classes.more}>
      {isFetchNextPageError && <p role="alert">{describeError(error)}</p>}
      <Button
        variant="default"
        size="sm"
        loading={isFetchingNextPage}
        onClick={() => void fetchNextPage()}
      >
        {isFetchNextPageError ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
