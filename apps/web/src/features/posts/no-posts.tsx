import { Button } from "@mantine/core";
import { EmptyState } from "#ui/empty-state.tsx";
import type { PostView } from "./post-view.ts";

/** Why there is no post to see, and what to do about it. */
export function NoPosts({ view, onClearSearch }: { view: PostView; onClearSearch: () => void }) {
  if (view.search !== undefined) {
    const clear = (
      <Button variant="default" size="sm" onClick={onClearSearch}>
        Clear search
      </Button>
    );
    return (
      <EmptyState title="No post matches" action={clear}>
        No post on the board has all of these words. The beginning of a word is enough.
      </EmptyState>
    );
  }
  if (view.show === "drafts") {
    return (
      <EmptyState title="No drafts">What you save without publishing it is kept here.</EmptyState>
    );
  }
  if (view.show === "mine") {
    return (
      <EmptyState title="You have written nothing yet">
        Your posts are kept here, drafts too.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing on the board yet">
      Write the first post: everybody here will see it.
    </EmptyState>
  );
}
