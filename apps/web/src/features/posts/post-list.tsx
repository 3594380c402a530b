import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useRef } from "react";
import { describeError } from "#api/error-reason.ts";
import { FreshRows } from "#ui/fresh-rows.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { PagedList } from "#ui/paged-list.tsx";
import { RowList } from "#ui/row-list.tsx";
import { useRowSteps } from "#ui/use-row-steps.ts";
import { useSteadyRows } from "#ui/use-steady-rows.ts";
import { NoPosts } from "./no-posts.tsx";
import { PostItem } from "./post-item.tsx";
import classes from "./post-list.module.css";
import type { PostView } from "./post-view.ts";
import { usePostList } from "./use-post-list.ts";

type PostListProps = { view: PostView; onClearSearch: () => void };

/** The posts of a view: the newest first or, of a search, the titles that match and then the texts. */
export function PostList({ view, onClearSearch }: PostListProps) {
  const frameRef = useRef<HTMLDivElement>(null);
  useRowSteps(frameRef);
  const list = usePostList(view);
  const { posts, isPlaceholderData, hasNextPage } = list;
  const { shown, freshCount, showAll } = useSteadyRows({
    rows: posts,
    view: isPlaceholderData ? null : JSON.stringify(view),
  });

  return (
    <PagedList
      name="posts"
      list={list}
      frameRef={frameRef}
      count={posts.length}
      status={describeCount(shown.length, hasNextPage)}
      failureTitle={t`The posts could not be loaded`}
      describeError={describeError}
      loading={<Loading />}
      empty={<NoPosts view={view} onClearSearch={onClearSearch} />}
      above={
        <FreshRows
          count={freshCount}
          label={plural(freshCount, { one: "Show # new post", other: "Show # new posts" })}
          onShow={showAll}
        />
      }
    >
      <RowList label={t`Posts`} rows={shown}>
        {(post) => <PostItem post={post} />}
      </RowList>
    </PagedList>
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
