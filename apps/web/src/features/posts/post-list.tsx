import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, VisuallyHidden } from "@mantine/core";
import { describeError } from "#api/error-reason.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { FreshRows } from "#ui/fresh-rows.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { useSteadyRows } from "#ui/use-steady-rows.ts";
import { NoPosts } from "./no-posts.tsx";
import { PostItem } from "./post-item.tsx";
import classes from "./post-list.module.css";
import type { PostView } from "./post-view.ts";
import { usePostList } from "./use-post-list.ts";

type PostListProps = { view: PostView; onClearSearch: () => void };

/** The posts of a view: the newest first or, of a search, the titles that match and then the texts. */
export function PostList({ view, onClearSearch }: PostListProps) {
  const list = usePostList(view);
  const { posts, error, isPending, isFetching, isPlaceholderData, hasNextPage } = list;
  const { shown, freshCount, showAll } = useSteadyRows({
    rows: posts,
    view: isPlaceholderData ? null : JSON.stringify(view),
  });

  if (isPending) return <Loading />;
  if (error && posts.length === 0) {
    return (
      <ListFrame>
        <ErrorState
          title={t`The posts could not be loaded`}
          message={describeError(error)}
          onRetry={() => void list.refetch()}
          isRetrying={isFetching}
        />
      </ListFrame>
    );
  }
  return (
    <>
      <VisuallyHidden role="status">
        {isPlaceholderData ? "" : describeCount(shown.length, hasNextPage)}
      </VisuallyHidden>
      <FreshRows
        count={freshCount}
        label={plural(freshCount, { one: "Show # new post", other: "Show # new posts" })}
        onShow={showAll}
      />
      <ListFrame isOutdated={isPlaceholderData} isBusy={isFetching}>
        {posts.length === 0 ? (
          <NoPosts view={view} onClearSearch={onClearSearch} />
        ) : (
          <ul className={classes.list} aria-label={t`Posts`}>
            {shown.map((post) => (
              <PostItem key={post.id} post={post} />
            ))}
          </ul>
        )}
      </ListFrame>
      <LoadMore
        hasMore={hasNextPage}
        isLoading={list.isFetchingNextPage}
        failure={list.isFetchNextPageError ? describeError(error) : null}
        onLoad={() => void list.fetchNextPage()}
      />
    </>
  );
}

const widths = ["46%", "62%", "38%", "55%"];

/** Posts to come, in the shape of posts. */
function Loading() {
  return (
    <ListFrame isBusy>
      <VisuallyHidden role="status">
        <Trans>Loading posts</Trans>
      </VisuallyHidden>
      {widths.map((width) => (
        <div key={width} className={classes.item}>
          <Skeleton width={width} height={16} mt={4} />
          <Skeleton height={12} mt={12} />
          <Skeleton width="12rem" height={10} mt={12} />
        </div>
      ))}
    </ListFrame>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  return hasMore
    ? plural(count, { other: "# or more posts" })
    : plural(count, { 0: "No posts", one: "# post", other: "# posts" });
}
