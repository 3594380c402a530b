import { ListSessionsInput, SessionPage, SessionRef } from "@tenon/schemas/sessions";
import { once } from "#trpc/once.ts";
import { router, sessionProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { SessionService } from "./sessions.service.ts";

export function createSessionsRouter(sessions: Pick<SessionService, "list" | "revoke">) {
  return router({
    list: sessionProcedure
      .meta(route("GET /sessions"))
      .input(ListSessionsInput)
      .output(SessionPage)
      .query(({ ctx, input }) => sessions.list(ctx.actor, input)),
    revoke: sessionProcedure
      .meta(route("DELETE /sessions/{id}"))
      .input(SessionRef)
      .output(SessionRef)
      .mutation(once(({ ctx, input }) => sessions.revoke(ctx.actor, input, ctx.caller))),
  });
}
