import {
  ApiKeyPage,
  ApiKeyRef,
  CreateApiKeyInput,
  CreatedApiKey,
  ListApiKeysInput,
} from "@tenon/schemas/api-keys";
import { everyTime, once } from "#trpc/once.ts";
import { router, sessionProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { ApiKeyService } from "./api-keys.service.ts";

export function createApiKeysRouter(keys: Pick<ApiKeyService, "list" | "create" | "revoke">) {
  return router({
    list: sessionProcedure
      .meta(route("GET /api-keys"))
      .input(ListApiKeysInput)
      .output(ApiKeyPage)
      .query(({ ctx, input }) => keys.list(ctx.actor, input)),
    create: sessionProcedure
      .meta(route("POST /api-keys", 201))
      .input(CreateApiKeyInput)
      .output(CreatedApiKey)
      .mutation(everyTime(({ ctx, input }) => keys.create(ctx.actor, input, ctx.caller))),
    revoke: sessionProcedure
      .meta(route("DELETE /api-keys/{id}"))
      .input(ApiKeyRef)
      .output(ApiKeyRef)
      .mutation(once(({ ctx, input }) => keys.revoke(ctx.actor, input, ctx.caller))),
  });
}
