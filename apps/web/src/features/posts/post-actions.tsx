import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
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

type PostActionsProps = { post: Post; onGone: () => void };

/** What its author can do with a post, and an administrator with anybody's. */
export function PostActions({ post, onGone }: PostActionsProps) {
  const state = useSessionState();
  if (!("user" in state)) return null;
  const isOwn = post.author?.id === state.user.id;
  if (!isOwn && state.user.role !== "admin") return null;
  return (
    <div className={classes.actions} role="group" aria-label={t`This post`}>
      <Publication post={post} isOwn={isOwn} onGone={onGone} />
      {isOwn && (
        <LinkButton to="/posts/$slug/edit" params={{ slug: post.slug }} variant="default" size="xs">
          <Trans>Edit</Trans>
        </LinkButton>
      )}
      <Remove post={post} isOwn={isOwn} onGone={onGone} />
    </div>
  );
}

type ActionProps = { post: Post; isOwn: boolean; onGone: () => void };

/** One button for both ways, never disabled, so that it keeps the focus. */
function Publication({ post, isOwn, onGone }: ActionProps) {
  const { id, title } = post;
  const rows = useTRPC().posts.pathFilter();
  const { posts } = useTRPCClient();
  const cache = usePostCache();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
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
      setAsking(false);
      toasts.show({ tone: "done", message: t`Took “${title}” off the board.` });
      if (isOwn) {
        cache.keep(draft);
      } else {
        onGone();
        cache.forget(draft);
      }
    },
    onRefused(error) {
      setAsking(false);
      sayRefused(t`“${title}” is still on the board.`, error);
    },
  });
  const isDraft = post.publishedAt === null;
  const isUnderWay = publish.isPending || unpublish.isPending;

  function press(): void {
    if (isUnderWay) return;
    if (isDraft) publish.mutate();
    else setAsking(true);
  }

  function takeOff(): void {
    if (isOwn) setAsking(false);
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
      {isAsking && (
        <ConfirmDialog
          title={t`Take “${title}” off the board?`}
          confirm={t`Unpublish`}
          isBusy={unpublish.isPending}
          onConfirm={takeOff}
          onCancel={() => setAsking(false)}
        >
          {isOwn
            ? t`It becomes a draft that only you see. Its comments are back when you publish it again.`
            : t`It becomes a draft that only its author sees and can publish again. The audit log notes it.`}
        </ConfirmDialog>
      )}
    </>
  );
}

function Remove({ post, isOwn, onGone }: ActionProps) {
  const { title } = post;
  const trpc = useTRPC();
  const cache = usePostCache();
  const toasts = useToasts();
  const [isAsking, setAsking] = useState(false);
  const { mutate, isPending } = useMutation(
    trpc.posts.remove.mutationOptions({
      onSuccess() {
        toasts.show({ tone: "done", message: t`Removed “${title}”.` });
        onGone();
        cache.forget(post);
      },
      onError(error) {
        setAsking(false);
        toasts.show({ tone: "failed", message: describeError(error) });
      },
    }),
  );
  return (
    <>
      <Button variant="subtle" color="red" size="xs" onClick={() => setAsking(true)}>
        <Trans>Remove</Trans>
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t`Remove “${title}”?`}
          confirm={t`Remove for good`}
          isBusy={isPending}
          onConfirm={() => mutate({ id: post.id })}
          onCancel={() => setAsking(false)}
        >
          {isOwn
            ? t`The post and its comments are deleted. Nobody can bring them back.`
            : t`The post and its comments are deleted. Nobody can bring them back. The audit log notes it.`}
        </ConfirmDialog>
      )}
    </>
  );
}
