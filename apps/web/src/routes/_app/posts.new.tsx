import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { PostEditor } from "#features/posts/post-editor.tsx";
import { Page } from "#ui/page.tsx";

export const Route = createFileRoute("/_app/posts/new")({ component: NewPostScreen });

function NewPostScreen() {
  const navigate = Route.useNavigate();
  return (
    <Page title={t`New post`} wide>
      <PostEditor
        stored={null}
        onSaved={({ slug }) =>
          void navigate({
            to: "/posts/$slug",
            params: { slug },
            replace: true,
            ignoreBlocker: true,
          })
        }
        onClose={() => void navigate({ to: "/posts" })}
      />
    </Page>
  );
}
