import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { Post } from "@tenon/schemas/posts";
import { describeError } from "#api/error-reason.ts";
import { useSessionState } from "#api/session-context.ts";
import { useTRPC, useTRPCClient } from "#api/trpc-context.ts";
import { useAct } from "#api/use-act.ts";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { useToasts } from "#ui/toasts-context.ts";
import classes from "./post-page.module.css";
import { usePostCache } from "./use-post-cache.ts";

/** What is not done before it is asked about. */
export type PostQuestion = "unpublish" | "remove";

type PostActionsProps = {
  post: Post;
  asked: PostQuestion | null;
  /** Why that can't be done any more. */
  obstacle: string | null;
  onAsk: (question: PostQuestion | null) => void;
  onGone: () => void;
};

/** What its author can do with a post, and an administrator with anybody's. */
export function PostActions(props: PostActionsProps) {
  const { post } = props;
  const state = useSessionState();
  if (!("user" in state)) return null;
  const isOwn = post.author?.id === state.user.id;
  if (!isOwn && state.user.role !== "admin") return null;
  return (
    <div className={classes.actions} role="group" aria-label={t`This post`}>
      <Publication {...props} isOwn={isOwn} />
      {isOwn && (
        <LinkButton to="/posts/$slug/edit" params={{ slug: post.slug }} variant="default" size="xs">
          <Trans>Edit</Trans>
        </LinkButton>
      )}
      <Remove {...props} isOwn={isOwn} />
    </div>
  );
}

type ActionProps = PostActionsProps & { isOwn: boolean };

/** One button for both ways, never disabled, so that it keeps the focus. */
function Publication({ post, isOwn, asked, obstacle, onAsk, onGone }: ActionProps) {
  const { id, title } = post;
  const rows = useTRPC().posts.pathFilter();
  const { posts } = useTRPCClient();
  const cache = usePostCache();
  const toasts = useToasts();
  const publish = useAct({
    rows,
    send: () => posts.publish.mutate({ id }),
    foresee: () => ({ id, fields: { publishedAt: new Date() } }),
    onDone(published) {
      cache.keep(published);
      toasts.show({
        tone: "done",
        message: t`“${title}” is on the board.`,
        action: { label: t`Undo`, run: () => unpublish.mutate() },
      });
    },
    onRefused: (error) => sayRefused(t`“${title}” is not on the board.`, error),
  });
  const unpublish = useAct({
    rows,
    send: () => posts.unpublish.mutate({ id }),
    // Of somebody else's, nothing is left to be shown.
    foresee: () => (isOwn ? { id, fields: { publishedAt: null } } : null),
    onDone(draft) {
      onAsk(null);
      toasts.show({ tone: "done", message: t`Took “${title}” off the board.` });
      if (isOwn) {
        cache.keep(draft);
      } else {
        onGone();
        cache.forget(draft);
      }
    },
    onRefused(error) {
      onAsk(null);
      sayRefused(t`“${title}” is still on the board.`, error);
    },
  });
  const isDraft = post.publishedAt === null;
  const isUnderWay = publish.isPending || unpublish.isPending;

  function press(): void {
    if (isUnderWay) return;
    if (isDraft) publish.mutate();
    else onAsk("unpublish");
  }

  function takeOff(): void {
    if (isOwn) onAsk(null);
    unpublish.mutate();
  }

  function sayRefused(message: string, error: unknown): void {
    toasts.show({ tone: "failed", message: `${message} ${describeError(error)}` });
  }

  return (
    <>
      <Button
        variant={isDraft ? "filled" : "default"}
        size="xs"
        aria-busy={isUnderWay}
        onClick={press}
      >
        {isDraft ? t`Publish` : t`Unpublish`}
      </Button>
      {asked === "unpublish" && (
        <ConfirmDialog
          title={t`Take “${title}” off the board?`}
          confirm={t`Unpublish`}
          obstacle={unpublish.isPending ? null : obstacle}
          isBusy={unpublish.isPending}
          onConfirm={takeOff}
          onCancel={() => onAsk(null)}
        >
          {isOwn
            ? t`It becomes a draft that only you see. Its comments are back when you publish it again.`
            : t`It becomes a draft that only its author sees and can publish again. The audit log notes it.`}
        </ConfirmDialog>
      )}
    </>
  );
}

function Remove({ post, isOwn, asked, obstacle, onAsk, onGone }: ActionProps) {
  const { title } = post;
  const trpc = useTRPC();
  const cache = usePostCache();
  const toasts = useToasts();
  const { mutate, isPending } = useMutation(
    trpc.posts.remove.mutationOptions({
      onSuccess() {
        toasts.show({ tone: "done", message: t`Removed “${title}”.` });
        onGone();
        cache.forget(post);
      },
      onError(error) {
        onAsk(null);
        toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <>
      <Button variant="subtle" color="red" size="xs" onClick={() => onAsk("remove")}>
        <Trans>Remove</Trans>
      </Button>
      {asked === "remove" && (
        <ConfirmDialog
          title={t`Remove “${title}”?`}
          confirm={t`Remove for good`}
          obstacle={isPending ? null : obstacle}
          isBusy={isPending}
          onConfirm={() => mutate({ id: post.id })}
          onCancel={() => onAsk(null)}
        >
          {isOwn
            ? t`The post and its comments are deleted. Nobody can bring them back.`
            : t`The post and its comments are deleted. Nobody can bring them back. The audit log notes it.`}
        </ConfirmDialog>
      )}
    </>
  );
}
