import { createFileRoute } from "@tanstack/react-router";
import { useSession } from "#api/session-context.ts";
import { CommentSection } from "#features/comments/comment-section.tsx";
import { PostPage } from "#features/posts/post-page.tsx";

export const Route = createFileRoute("/_app/posts/$slug/")({
  loader: async ({ context: { workspace }, params: { slug } }) => {
    const { queries, trpc, openComments } = workspace;
    queries.query(trpc.posts.bySlug.queryOptions({ slug })).catch(() => {});
    return { comments: await openComments() };
  },
  component: PostScreen,
});

function PostScreen() {
  const { slug } = Route.useParams();
  const { comments } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const session = useSession();
  return (
    <PostPage
      key={slug}
      slug={slug}
      onGone={() => void navigate({ to: "/posts", ignoreBlocker: true })}
      renderComments={({ id, author, commentCount }) => (
        <CommentSection
          key={id}
          comments={comments}
          postId={id}
          isOwnPost={author?.id === session.holder()}
          storedCount={commentCount}
        />
      )}
    />
  );
}
