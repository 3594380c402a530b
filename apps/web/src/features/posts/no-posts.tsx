import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { EmptyState } from "#ui/empty-state.tsx";
import type { PostView } from "./post-view.ts";

/** Why there is no post to see, and what to do about it. */
export function NoPosts({ view, onClearSearch }: { view: PostView; onClearSearch: () => void }) {
  if (view.search !== undefined) {
    const clear = (
      <Button variant="default" size="sm" onClick={onClearSearch}>
        <Trans>Clear search</Trans>
      </Button>
    );
    return (
      <EmptyState title={t`No post matches`} action={clear}>
        <Trans>
          No post on the board has all of these words. The beginning of a word is enough.
        </Trans>
      </EmptyState>
    );
  }
  if (view.show === "drafts") {
    return (
      <EmptyState title={t`No drafts`}>
        <Trans>What you save without publishing it is kept here.</Trans>
      </EmptyState>
    );
  }
  if (view.show === "mine") {
    return (
      <EmptyState title={t`You have written nothing yet`}>
        <Trans>Your posts are kept here, drafts too.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t`Nothing on the board yet`}>
      <Trans>Write the first post: everybody here will see it.</Trans>
    </EmptyState>
  );
}
