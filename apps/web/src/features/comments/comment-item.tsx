import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Comment } from "@tenon/schemas/comments";
import { describeError, reasonOf } from "#api/error-reason.ts";
import { useSessionState } from "#api/session-context.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { authorName } from "#ui/author-name.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { IconTrash } from "#ui/icons.tsx";
import { TimeAgo } from "#ui/time-ago.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import classes from "./comment-section.module.css";

type CommentItemProps = { comment: Comment; isOwnPost: boolean; onRemoved: () => void };

/** A comment; who wrote it, whose post it stands under and administrators can remove it. */
export function CommentItem({ comment, isOwnPost, onRemoved }: CommentItemProps) {
  const state = useSessionState();
  const { author, body, createdAt } = comment;
  const isOwn = "user" in state && author?.id === state.user.id;
  const isAdmin = "user" in state && state.user.role === "admin";
  return (
    <li className={classes.comment}>
      <div className={classes.head}>
        <span className={classes.who}>
          <span className={classes.name}>{authorName(author)}</span> · <TimeAgo at={createdAt} />
        </span>
        {(isOwn || isOwnPost || isAdmin) && (
          <RemoveComment comment={comment} isOwn={isOwn} onRemoved={onRemoved} />
        )}
      </div>
      <p className={classes.text}>{body}</p>
    </li>
  );
}

type RemoveCommentProps = { comment: Comment; isOwn: boolean; onRemoved: () => void };

function RemoveComment({ comment, isOwn, onRemoved }: RemoveCommentProps) {
  const { id, author } = comment;
  const name = authorName(author);
  const text = beginning(comment.body);
  const trpc = useTRPC();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(
    trpc.comments.remove.mutationOptions({
      onSuccess: onRemoved,
      onError(error) {
        setAsking(false);
        if (reasonOf(error)?.code === "NOT_FOUND") onRemoved();
        else toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={
          isOwn ? t`Remove your comment: ${text}` : t`Remove the comment of ${name}: ${text}`
        }
        onClick={() => setAsking(true)}
      >
        <IconTrash size={16} />
      </ActionIcon>
      {isAsking && (
        <ConfirmDialog
          title={isOwn ? t`Remove your comment?` : t`Remove the comment of ${name}?`}
          confirm={t`Remove`}
          isBusy={isPending}
          onConfirm={() => mutate({ id })}
          onCancel={() => setAsking(false)}
        >
          <Trans>It is deleted for everybody. Nobody can bring it back.</Trans>
        </ConfirmDialog>
      )}
    </>
  );
}

const shownInNames = 40;

function beginning(body: string): string {
  const line = body.replaceAll(/\s+/g, " ");
  return line.length <= shownInNames ? line : `${line.slice(0, shownInNames)}…`;
}
