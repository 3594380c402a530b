import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Post } from "@tenon/schemas/posts";
import { useTRPC } from "#api/trpc-context.ts";
import { Page } from "#ui/page.tsx";
import { personName } from "#ui/person-name.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import { isGone } from "./is-gone.ts";
import { NoPost } from "./no-post.tsx";
import { PostActions, type PostQuestion } from "./post-actions.tsx";
import { PostBody } from "./post-body.tsx";
import classes from "./post-page.module.css";

type PostPageProps = {
  slug: string;
  /** What is said to a post on the board. */
  renderComments: (post: Post) => ReactNode;
  onGone: () => void;
};

/** One post, to be read. */
export function PostPage({ slug, renderComments, onGone }: PostPageProps) {
  const trpc = useTRPC();
  const {
    data: post,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.posts.bySlug.queryOptions({ slug }));
  const [asked, setAsked] = useState<PostQuestion | null>(null);

  if (!post || (isGone(error) && asked === null)) {
    return (
      <Page title={t`Post`}>
        {error === null ? (
          <Loading />
        ) : (
          <NoPost error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
        )}
      </Page>
    );
  }
  return (
    <Page title={post.title}>
      <article className={classes.post}>
        <Byline post={post} />
        <PostActions
          post={post}
          asked={asked}
          obstacle={isGone(error) ? t`It was removed or taken off the board meanwhile.` : null}
          onAsk={setAsked}
          onGone={onGone}
        />
        <PostBody html={post.html} />
      </article>
      {post.publishedAt !== null && renderComments(post)}
    </Page>
  );
}

const readingMs = 60_000;

function Byline({ post: { author, publishedAt, updatedAt } }: { post: Post }) {
  if (publishedAt === null) {
    return (
      <p className={classes.byline}>
        <Trans>
          A draft that only you see, changed <TimeAgo at={updatedAt} />
        </Trans>
      </p>
    );
  }
  const isEdited = updatedAt.getTime() - publishedAt.getTime() > readingMs;
  return (
    <p className={classes.byline}>
      {personName(author)} · <TimeAgo at={publishedAt} />
      {isEdited && (
        <>
          {" · "}
          <Trans>
            edited <TimeAgo at={updatedAt} />
          </Trans>
        </>
      )}
    </p>
  );
}

function Loading() {
  return (
    <Stack role="status" aria-label={t`Loading the post`}>
      <Skeleton width="14rem" height={12} />
      <Skeleton height={180} />
    </Stack>
  );
}
