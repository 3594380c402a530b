import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Post } from "@tenon/schemas/posts";
import { useSession } from "#api/session-context.ts";
import { useTRPC } from "#api/trpc-context.ts";
import { EmptyState } from "#ui/empty-state.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { isGone } from "./is-gone.ts";
import { NoPost } from "./no-post.tsx";
import { PostEditor } from "./post-editor.tsx";

type EditPostProps = { slug: string; onSaved: (post: Post) => void; onClose: () => void };

/** The editor of a post, for its author. */
export function EditPost({ slug, onSaved, onClose }: EditPostProps) {
  const trpc = useTRPC();
  const session = useSession();
  const {
    data: post,
    error,
    refetch,
    isFetching,
  } = useQuery(trpc.posts.bySlug.queryOptions({ slug }));

  if (!post) {
    return error === null ? (
      <Stack role="status" aria-label={t`Loading the post`}>
        <Skeleton height={56} />
        <Skeleton height={320} />
      </Stack>
    ) : (
      <NoPost error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
    );
  }
  if (post.author?.id !== session.holder()) {
    return (
      <EmptyState
        title={t`Only its author can change this post`}
        action={
          <LinkButton to="/posts/$slug" params={{ slug }} variant="default" size="sm">
            <Trans>Read the post</Trans>
          </LinkButton>
        }
      />
    );
  }
  return (
    <PostEditor
      key={post.id}
      stored={post}
      isGone={isGone(error)}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
