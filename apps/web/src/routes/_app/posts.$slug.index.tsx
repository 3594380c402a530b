import { createFileRoute } from "@tanstack/react-router";
import { useSession } from "#api/session-context.ts";
import { CommentSection } from "#features/comments/comment-section.tsx";
import { PostPage } from "#features/posts/post-page.tsx";

export const Route = createFileRoute("/_app/posts/$slug/")({
  loader: ({ context: { workspace }, params: { slug } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.posts.bySlug.queryOptions({ slug })).catch(() => {});
  },
  component: PostScreen,
});

function PostScreen() {
  const { slug } = Route.useParams();
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
          postId={id}
          isOwnPost={author?.id === session.holder()}
          count={commentCount}
        />
      )}
    />
  );
}
