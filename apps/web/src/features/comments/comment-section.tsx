import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useId, useRef, useState } from "react";
import type { Comment } from "@tenon/schemas/comments";
import { describeError } from "#api/error-reason.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { CommentForm } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";
import classes from "./comment-section.module.css";
import { useCommentsChanged } from "./use-comments-changed.ts";
import { useComments } from "./use-comments.ts";

type CommentSectionProps = { postId: string; isOwnPost: boolean; count: number };

/** What is said to a post, and the place to say something. */
export function CommentSection({ postId, isOwnPost, count }: CommentSectionProps) {
  const list = useComments(postId);
  const { comments, error, hasNextPage } = list;
  const changed = useCommentsChanged();
  /** Written on this visit: shown at the end, though pages before it may not be loaded. */
  const [written, setWritten] = useState<Comment[]>([]);
  const [news, setNews] = useState("");
  const headingRef = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const total = describeNumber(count);
  const unlisted = written.filter(({ id }) => !comments.some((listed) => listed.id === id));

  function add(comment: Comment): void {
    setWritten((before) => [...before, comment]);
    setNews(t`Your comment is added.`);
    changed();
  }

  function drop({ id }: Comment): void {
    setWritten((before) => before.filter((kept) => kept.id !== id));
    setNews(t`The comment is removed.`);
    headingRef.current?.focus();
    changed();
  }

  const items = (shown: Comment[]) =>
    shown.map((comment) => (
      <CommentItem
        key={comment.id}
        comment={comment}
        isOwnPost={isOwnPost}
        onRemoved={() => drop(comment)}
      />
    ));

  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <h2 ref={headingRef} id={headingId} tabIndex={-1} className={classes.heading}>
        {count === 0 ? t`Comments` : t`Comments (${total})`}
      </h2>
      <VisuallyHidden role="status">{news}</VisuallyHidden>
      {list.isPending && (count === 0 ? <NoComment /> : <Loading />)}
      {error && !list.data && (
        <ErrorState
          title={t`The comments could not be loaded`}
          message={describeError(error)}
          onRetry={() => void list.refetch()}
          isRetrying={list.isFetching}
        />
      )}
      {list.data && (
        <>
          {comments.length + unlisted.length === 0 && <NoComment />}
          <ol className={classes.list} aria-label={t`Comments`}>
            {items(hasNextPage ? comments : [...comments, ...unlisted])}
          </ol>
          <LoadMore
            hasMore={hasNextPage}
            isLoading={list.isFetchingNextPage}
            failure={list.isFetchNextPageError ? describeError(error) : null}
            onLoad={() => void list.fetchNextPage()}
          />
          {hasNextPage && unlisted.length > 0 && (
            <ol className={classes.list} aria-label={t`Comments just written`}>
              {items(unlisted)}
            </ol>
          )}
        </>
      )}
      <CommentForm postId={postId} onAdded={add} />
    </section>
  );
}

function NoComment() {
  return (
    <p className={classes.none}>
      <Trans>Nobody has said anything yet.</Trans>
    </p>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label={t`Loading comments`}>
      <Skeleton height={44} />
      <Skeleton height={44} />
    </Stack>
  );
}
