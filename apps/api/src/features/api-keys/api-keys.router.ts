import {
  ApiKeyPage,
  ApiKeyRef,
  CreateApiKeyInput,
  CreatedApiKey,
  ListApiKeysInput,
} from "@tenon/schemas/api-keys";
import { router, sessionProcedure } from "#trpc/procedures.ts";
import type { ApiKeyService } from "./api-keys.service.ts";

export function createApiKeysRouter(keys: Pick<ApiKeyService, "list" | "create" | "revoke">) {
  return router({
    list: sessionProcedure
      .input(ListApiKeysInput)
      .output(ApiKeyPage)
      .query(({ ctx, input }) => keys.list(ctx.actor, input)),
    create: sessionProcedure
      .input(CreateApiKeyInput)
      .output(CreatedApiKey)
      .mutation(({ ctx, input }) => keys.create(ctx.actor, input, ctx.caller)),
    revoke: sessionProcedure
      .input(ApiKeyRef)
      .output(ApiKeyRef)
      .mutation(({ ctx, input }) => keys.revoke(ctx.actor, input, ctx.caller)),
  });
}
