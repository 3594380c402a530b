import {
  Comment,
  CommentPage,
  CommentRef,
  CreateCommentInput,
  ListCommentsInput,
} from "@tenon/schemas/comments";
import { once } from "#trpc/once.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import type { CommentService } from "./comments.service.ts";

export function createCommentsRouter(comments: CommentService) {
  return router({
    list: userProcedure
      .input(ListCommentsInput)
      .output(CommentPage)
      .query(({ input }) => comments.list(input)),
    create: userProcedure
      .input(CreateCommentInput)
      .output(Comment)
      .mutation(once(({ ctx, input }) => comments.create(ctx.actor, input))),
    remove: userProcedure
      .input(CommentRef)
      .output(CommentRef)
      .mutation(once(({ ctx, input }) => comments.remove(ctx.actor, input, ctx.caller))),
  });
}
