import type { QueryClient } from "@tanstack/react-query";
import type { Trpc } from "#api/event-readings.ts";
import {
  type CommentActions,
  type CommentDependencies,
  createCommentActions,
} from "./comment-actions.ts";
import { createCommentCache } from "./comment-cache.ts";
import type { CommentChanges } from "./comment-changes.ts";

export type Comments = { actions: CommentActions; changes: CommentChanges };

type Dependencies = Omit<CommentDependencies, "cache" | "copy"> & {
  queries: QueryClient;
  trpc: Trpc;
};

/** What is done to comments, for as long as somebody is signed in here. */
export function createComments({ queries, trpc, ...others }: Dependencies): Comments {
  const cache = createCommentCache(queries, trpc);
  const copy = (text: string) => navigator.clipboard.writeText(text);
  return { changes: others.changes, actions: createCommentActions({ cache, copy, ...others }) };
}
