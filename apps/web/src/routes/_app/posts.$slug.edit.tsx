import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { EditPost } from "#features/posts/edit-post.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/posts/$slug/edit")({
  loader: ({ context: { workspace }, params: { slug } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.posts.bySlug.queryOptions({ slug })).catch(() => {});
  },
  component: EditPostScreen,
});

function EditPostScreen() {
  const { slug } = Route.useParams();
  const navigate = Route.useNavigate();
  const read = (ignoreBlocker: boolean) =>
    void navigate({ to: "/posts/$slug", params: { slug }, replace: true, ignoreBlocker });
  return (
    <Page title={t`Edit post`} wide>
      <EditPost key={slug} slug={slug} onSaved={() => read(true)} onClose={() => read(false)} />
    </Page>
  );
}
