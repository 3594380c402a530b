import type { QueryClient } from "@tanstack/react-query";
import type { Trpc } from "#api/event-readings.ts";
import type { Notify } from "#api/notice.ts";
import type { Outbox } from "#api/outbox.ts";
import { createPending } from "#api/pending.ts";
import {
  type CommentActions,
  type CommentServer,
  createCommentActions,
} from "./comment-actions.ts";
import { createCommentCache } from "./comment-cache.ts";
import type { CommentChange, CommentChanges } from "./comment-changes.ts";

export type Comments = { actions: CommentActions; changes: CommentChanges };

type Dependencies = {
  queries: QueryClient;
  trpc: Trpc;
  server: CommentServer;
  outbox: Outbox;
  notify: Notify;
  describeError: (error: unknown) => string;
};

/** What is done to comments, for as long as somebody is signed in here. */
export function createComments({ queries, trpc, ...others }: Dependencies): Comments {
  const changes = createPending<CommentChange>();
  const cache = createCommentCache(queries, trpc);
  const copy = (text: string) => navigator.clipboard.writeText(text);
  return { changes, actions: createCommentActions({ cache, changes, copy, ...others }) };
}
