import { AccountExport, DeleteMeInput, ExportMeInput } from "@tenon/schemas/account";
import { Accepted, SessionsEnded } from "@tenon/schemas/auth";
import {
  ListUsersInput,
  UpdateMeInput,
  UpdateUserInput,
  User,
  UserPage,
  UserRef,
} from "@tenon/schemas/users";
import { everyTime, once } from "#trpc/once.ts";
import { adminProcedure, router, sessionProcedure, userProcedure } from "#trpc/procedures.ts";
import { route } from "#trpc/rest-route.ts";
import type { UserService } from "./users.service.ts";

export function createUsersRouter(users: UserService) {
  return router({
    me: userProcedure
      .meta(route("GET /users/me"))
      .output(User)
      .query(({ ctx }) => users.me(ctx.actor)),
    updateMe: userProcedure
      .meta(route("PATCH /users/me"))
      .input(UpdateMeInput)
      .output(User)
      .mutation(once(({ ctx, input }) => users.updateMe(ctx.actor, input))),
    exportMe: sessionProcedure
      .meta(route("GET /users/me/export"))
      .input(ExportMeInput)
      .output(AccountExport)
      .query(({ ctx, input }) => users.exportMe(ctx.actor, input, ctx.caller)),
    deleteMe: sessionProcedure
      .meta(route("DELETE /users/me"))
      .input(DeleteMeInput)
      .output(UserRef)
      .mutation(
        everyTime(async ({ ctx, input }) => {
          const removed = await users.deleteMe(ctx.actor, input, ctx.caller);
          ctx.refreshCookie.clear();
          return removed;
        }),
      ),
    list: adminProcedure
      .meta(route("GET /users"))
      .input(ListUsersInput)
      .output(UserPage)
      .query(({ input }) => users.list(input)),
    byId: adminProcedure
      .meta(route("GET /users/{id}"))
      .input(UserRef)
      .output(User)
      .query(({ input }) => users.byId(input)),
    update: adminProcedure
      .meta(route("PATCH /users/{id}"))
      .input(UpdateUserInput)
      .output(User)
      .mutation(once(({ ctx, input }) => users.update(ctx.actor, input, ctx.caller))),
    sendResetLink: adminProcedure
      .meta(route("POST /users/{id}/send-reset-link"))
      .input(UserRef)
      .output(Accepted)
      .mutation(once(({ ctx, input }) => users.sendResetLink(ctx.actor, input, ctx.caller))),
    revokeSessions: adminProcedure
      .meta(route("POST /users/{id}/revoke-sessions"))
      .input(UserRef)
      .output(SessionsEnded)
      .mutation(once(({ ctx, input }) => users.revokeSessions(ctx.actor, input, ctx.caller))),
    remove: adminProcedure
      .meta(route("DELETE /users/{id}"))
      .input(UserRef)
      .output(UserRef)
      .mutation(once(({ ctx, input }) => users.remove(ctx.actor, input, ctx.caller))),
  });
}
