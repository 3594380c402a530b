import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { PostFilters } from "#features/posts/post-filters.tsx";
import { postListQuery } from "#features/posts/post-list-query.ts";
import { PostList } from "#features/posts/post-list.tsx";
import { readPostSearch } from "#features/posts/post-search.ts";
import { type PostView, readPostView, writePostView } from "#features/posts/post-view.ts";
import { IconAdd } from "#ui/icons.tsx";
import { LinkButton } from "#ui/link-button.tsx";
import { Page } from "#ui/page.tsx";
import { useSingleKeys } from "#ui/single-keys.ts";

export const Route = createFileRoute("/_app/posts/")({
  codeSplitGroupings: [["component", "loader"]],
  validateSearch: readPostSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { workspace }, deps }) => {
    workspace.queries.infiniteQuery(postListQuery(workspace, readPostView(deps))).catch(() => {});
  },
  component: BoardScreen,
});

function BoardScreen() {
  const search = Route.useSearch();
  const navigate = useNavigate({ from: Route.fullPath });
  const view = useMemo(() => readPostView(search), [search]);
  const searchRef = useRef<HTMLInputElement>(null);
  useSingleKeys({
    n: () => void navigate({ to: "/posts/new" }),
    "/": () => searchRef.current?.focus(),
  });

  /** Each view is a step back in the browser, but not each word of a search. */
  function show(next: PostView): void {
    void navigate({
      search: writePostView(next),
      replace: next.show === view.show,
      resetScroll: false,
    });
  }

  return (
    <Page
      title={t`Posts`}
      aside={
        <LinkButton to="/posts/new" size="sm" leftSection={<IconAdd size={16} />}>
          <Trans>New post</Trans>
        </LinkButton>
      }
    >
      <PostFilters view={view} onChange={show} searchRef={searchRef} />
      <PostList view={view} onClearSearch={() => show({ show: "board" })} />
    </Page>
  );
}
