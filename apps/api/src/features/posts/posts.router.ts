import {
  CreatePostInput,
  ListMyPostsInput,
  ListPostsInput,
  Post,
  PostPage,
  PostRef,
  PostSlugRef,
  UpdatePostInput,
} from "@tenon/schemas/posts";
import { once } from "#trpc/once.ts";
import { router, userProcedure } from "#trpc/procedures.ts";
import type { PostService } from "./posts.service.ts";

export function createPostsRouter(posts: PostService) {
  return router({
    list: userProcedure
      .input(ListPostsInput)
      .output(PostPage)
      .query(({ input }) => posts.list(input)),
    mine: userProcedure
      .input(ListMyPostsInput)
      .output(PostPage)
      .query(({ ctx, input }) => posts.mine(ctx.actor, input)),
    byId: userProcedure
      .input(PostRef)
      .output(Post)
      .query(({ ctx, input }) => posts.byId(ctx.actor, input)),
    bySlug: userProcedure
      .input(PostSlugRef)
      .output(Post)
      .query(({ ctx, input }) => posts.bySlug(ctx.actor, input)),
    create: userProcedure
      .input(CreatePostInput)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.create(ctx.actor, input))),
    update: userProcedure
      .input(UpdatePostInput)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.update(ctx.actor, input))),
    publish: userProcedure
      .input(PostRef)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.publish(ctx.actor, input))),
    unpublish: userProcedure
      .input(PostRef)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.unpublish(ctx.actor, input, ctx.caller))),
    remove: userProcedure
      .input(PostRef)
      .output(PostRef)
      .mutation(once(({ ctx, input }) => posts.remove(ctx.actor, input, ctx.caller))),
  });
}
