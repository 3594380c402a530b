import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Comment, CommentPage } from "@tenon/schemas/comments";
import type { Trpc } from "#api/event-readings.ts";

/** What is remembered of the server's answers about comments, and of how many a post has. */
export type CommentCache = {
  /** Reads again what a comment more or less changes; answers when that is done. */
  refresh(): Promise<void>;
  forget(comment: Comment): void;
  /** Whether what is loaded of a post's comments was read since they last changed. */
  isCurrent(postId: string): boolean;
  /** Whether all comments of a post are loaded. */
  isWhole(postId: string): boolean;
};

export function createCommentCache(queries: QueryClient, trpc: Trpc): CommentCache {
  const listOf = (postId: string) => trpc.comments.list.infiniteQueryFilter({ postId });

  return {
    async refresh() {
      await Promise.all([
        queries.invalidateQueries(trpc.comments.list.infiniteQueryFilter()),
        queries.invalidateQueries(trpc.posts.bySlug.queryFilter()),
        queries.invalidateQueries(trpc.posts.list.infiniteQueryFilter()),
      ]);
    },
    forget({ id: gone, postId }) {
      queries.setQueriesData<InfiniteData<CommentPage>>(
        listOf(postId),
        (list) =>
          list && {
            ...list,
            pages: list.pages.map((page) => ({
              ...page,
              items: page.items.filter(({ id }) => id !== gone),
            })),
          },
      );
    },
    isCurrent: (postId) =>
      queries
        .getQueryCache()
        .findAll(listOf(postId))
        .every(({ state }) => !state.isInvalidated),
    isWhole(postId) {
      const lists = queries.getQueriesData<InfiniteData<CommentPage>>(listOf(postId));
      return lists.some(([, list]) => list?.pages.at(-1)?.nextCursor === null);
    },
  };
}
