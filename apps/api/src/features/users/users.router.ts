import { UpdateMeInput, User } from "@tenon/schemas/users";
import { router, userProcedure } from "#trpc/procedures.ts";
import type { UserService } from "./users.service.ts";

export function createUsersRouter(users: UserService) {
  return router({
    me: userProcedure.output(User).query(({ ctx }) => users.me(ctx.actor)),
    updateMe: userProcedure
      .input(UpdateMeInput)
      .output(User)
      .mutation(({ ctx, input }) => users.updateMe(ctx.actor, input)),
  });
}
