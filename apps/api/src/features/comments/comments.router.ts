import {
  Comment,
  CommentPage,
  CommentRef,
  CreateCommentInput,
  ListCommentsInput,
} from "@tenon/schemas/comments";
import { once } from "#trpc/once.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { CommentService } from "./comments.service.ts";

export function createCommentsRouter(comments: CommentService) {
  return router({
    list: userProcedure
      .meta(route("GET /posts/{postId}/comments"))
      .input(ListCommentsInput)
      .output(CommentPage)
      .query(({ input }) => comments.list(input)),
    create: userProcedure
      .meta(route("POST /posts/{postId}/comments", 201))
      .input(CreateCommentInput)
      .output(Comment)
      .mutation(once(({ ctx, input }) => comments.create(ctx.actor, input))),
    remove: userProcedure
      .meta(route("DELETE /comments/{id}"))
      .input(CommentRef)
      .output(CommentRef)
      .mutation(once(({ ctx, input }) => comments.remove(ctx.actor, input, ctx.caller))),
  });
}
