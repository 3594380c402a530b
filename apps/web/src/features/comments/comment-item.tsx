import { t } from "@lingui/core/macro";
import { ActionIcon } from "@mantine/core";
import type { Comment } from "@tenon/schemas/comments";
import { useSessionState } from "#api/session-context.ts";
import { IconTrash } from "#ui/icons.tsx";
import { personName } from "#ui/person-name.ts";
import { TimeAgo } from "#ui/time-ago.tsx";
import classes from "./comment-section.module.css";

type CommentItemProps = { comment: Comment; isOwnPost: boolean; onRemove: () => void };

/** A comment; who wrote it, whose post it stands under and administrators can remove it. */
export function CommentItem({ comment, isOwnPost, onRemove }: CommentItemProps) {
  const state = useSessionState();
  const { author, body, createdAt } = comment;
  const isOwn = "user" in state && author?.id === state.user.id;
  const isAdmin = "user" in state && state.user.role === "admin";
  const name = personName(author);
  const text = beginning(body);
  return (
    <li className={classes.comment}>
      <div className={classes.head}>
        <span className={classes.who}>
          <span className={classes.name}>{name}</span> · <TimeAgo at={createdAt} />
        </span>
        {(isOwn || isOwnPost || isAdmin) && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={
              isOwn ? t`Remove your comment: ${text}` : t`Remove the comment of ${name}: ${text}`
            }
            onClick={onRemove}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )}
      </div>
      <p className={classes.text}>{body}</p>
    </li>
  );
}

const shownInNames = 40;

function beginning(body: string): string {
  const line = body.replaceAll(/\s+/g, " ");
  return line.length <= shownInNames ? line : `${line.slice(0, shownInNames)}…`;
}
