import { AccountExport, DeleteMeInput } from "@tenon/schemas/account";
import { Accepted, SessionsEnded } from "@tenon/schemas/auth";
import {
  ListUsersInput,
  UpdateMeInput,
  UpdateUserInput,
  User,
  UserPage,
  UserRef,
} from "@tenon/schemas/users";
import { once } from "#trpc/once.ts";
import { adminProcedure, router, sessionProcedure, userProcedure } from "#trpc/procedures.ts";
import type { UserService } from "./users.service.ts";

export function createUsersRouter(users: UserService) {
  return router({
    me: userProcedure.output(User).query(({ ctx }) => users.me(ctx.actor)),
    updateMe: userProcedure
      .input(UpdateMeInput)
      .output(User)
      .mutation(once(({ ctx, input }) => users.updateMe(ctx.actor, input))),
    exportMe: sessionProcedure
      .output(AccountExport)
      .query(({ ctx }) => users.exportMe(ctx.actor, ctx.caller)),
    deleteMe: sessionProcedure
      .input(DeleteMeInput)
      .output(UserRef)
      .mutation(async ({ ctx, input }) => {
        const removed = await users.deleteMe(ctx.actor, input, ctx.caller);
        ctx.refreshCookie.clear();
        return removed;
      }),
    list: adminProcedure
      .input(ListUsersInput)
      .output(UserPage)
      .query(({ input }) => users.list(input)),
    byId: adminProcedure
      .input(UserRef)
      .output(User)
      .query(({ input }) => users.byId(input)),
    update: adminProcedure
      .input(UpdateUserInput)
      .output(User)
      .mutation(once(({ ctx, input }) => users.update(ctx.actor, input, ctx.caller))),
    sendResetLink: adminProcedure
      .input(UserRef)
      .output(Accepted)
      .mutation(once(({ ctx, input }) => users.sendResetLink(ctx.actor, input, ctx.caller))),
    revokeSessions: adminProcedure
      .input(UserRef)
      .output(SessionsEnded)
      .mutation(once(({ ctx, input }) => users.revokeSessions(ctx.actor, input, ctx.caller))),
    remove: adminProcedure
      .input(UserRef)
      .output(UserRef)
      .mutation(once(({ ctx, input }) => users.remove(ctx.actor, input, ctx.caller))),
  });
}
