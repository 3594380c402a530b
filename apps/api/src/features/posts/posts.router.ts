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
import { route } from "#trpc/rest-route.ts";
import type { PostService } from "./posts.service.ts";

export function createPostsRouter(posts: PostService) {
  return router({
    list: userProcedure
      .meta(route("GET /posts"))
      .input(ListPostsInput)
      .output(PostPage)
      .query(({ input }) => posts.list(input)),
    mine: userProcedure
      .meta(route("GET /posts/mine"))
      .input(ListMyPostsInput)
      .output(PostPage)
      .query(({ ctx, input }) => posts.mine(ctx.actor, input)),
    byId: userProcedure
      .meta(route("GET /posts/{id}"))
      .input(PostRef)
      .output(Post)
      .query(({ ctx, input }) => posts.byId(ctx.actor, input)),
    bySlug: userProcedure
      .meta(route("GET /posts/by-slug/{slug}"))
      .input(PostSlugRef)
      .output(Post)
      .query(({ ctx, input }) => posts.bySlug(ctx.actor, input)),
    create: userProcedure
      .meta(route("POST /posts", 201))
      .input(CreatePostInput)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.create(ctx.actor, input))),
    update: userProcedure
      .meta(route("PATCH /posts/{id}"))
      .input(UpdatePostInput)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.update(ctx.actor, input))),
    publish: userProcedure
      .meta(route("POST /posts/{id}/publish"))
      .input(PostRef)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.publish(ctx.actor, input))),
    unpublish: userProcedure
      .meta(route("POST /posts/{id}/unpublish"))
      .input(PostRef)
      .output(Post)
      .mutation(once(({ ctx, input }) => posts.unpublish(ctx.actor, input, ctx.caller))),
    remove: userProcedure
      .meta(route("DELETE /posts/{id}"))
      .input(PostRef)
      .output(PostRef)
      .mutation(once(({ ctx, input }) => posts.remove(ctx.actor, input, ctx.caller))),
  });
}
