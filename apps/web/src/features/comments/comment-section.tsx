import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useId, useRef, useState, useSyncExternalStore } from "react";
import type { Comment, CreateCommentInput } from "@tenon/schemas/comments";
import { describeError } from "#api/error-reason.ts";
import { describeNumber } from "#ui/describe-count.ts";
import { ErrorState } from "#ui/error-state.tsx";
import { LoadMore } from "#ui/load-more.tsx";
import { applyCommentChanges, type WrittenComment } from "./comment-changes.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentItem } from "./comment-item.tsx";
import classes from "./comment-section.module.css";
import type { Comments } from "./comments.ts";
import { UnsentComment } from "./unsent-comment.tsx";
import { useComments } from "./use-comments.ts";

type CommentSectionProps = {
  comments: Comments;
  postId: string;
  isOwnPost: boolean;
  /** How many there are, as the post says. */
  storedCount: number;
};

/** What is said to a post, and the place to say something. */
export function CommentSection({
  comments: { actions, changes },
  postId,
  isOwnPost,
  storedCount,
}: CommentSectionProps) {
  const list = useComments(postId);
  const { error, hasNextPage } = list;
  const pending = useSyncExternalStore(changes.subscribe, changes.current);
  const { listed, written, count } = applyCommentChanges(
    {
      postId,
      comments: list.comments,
      isWhole: list.data !== undefined && !hasNextPage,
      count: storedCount,
    },
    pending,
  );
  const [news, setNews] = useState("");
  const headingRef = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const total = describeNumber(count);

  async function add(input: CreateCommentInput): Promise<void> {
    setNews("");
    if (await actions.add(input)) setNews(t`Your comment is added.`);
  }

  /** What had the focus is gone then. */
  function leaving(act: () => void): () => void {
    return () => {
      act();
      headingRef.current?.focus();
    };
  }

  const commentItem = (comment: Comment) => (
    <CommentItem
      key={comment.id}
      comment={comment}
      isOwnPost={isOwnPost}
      onRemove={leaving(() => actions.remove(comment))}
    />
  );
  const writtenItem = (own: WrittenComment) =>
    own.state.is === "stored" ? (
      commentItem(own.state.comment)
    ) : (
      <UnsentComment
        key={own.key}
        written={own}
        onSendAgain={leaving(() => actions.sendAgain(own))}
        onDiscard={leaving(() => actions.discard(own))}
      />
    );

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
          {listed.length + written.length === 0 && <NoComment />}
          <ol className={classes.list} aria-label={t`Comments`}>
            {listed.map(commentItem)}
            {!hasNextPage && written.map(writtenItem)}
          </ol>
          <LoadMore
            hasMore={hasNextPage}
            isLoading={list.isFetchingNextPage}
            failure={list.isFetchNextPageError ? describeError(error) : null}
            onLoad={() => void list.fetchNextPage()}
          />
        </>
      )}
      {(hasNextPage || !list.data) && written.length > 0 && (
        <ol className={classes.list} aria-label={t`Comments just written`}>
          {written.map(writtenItem)}
        </ol>
      )}
      <CommentForm postId={postId} onAdd={(input) => void add(input)} />
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
