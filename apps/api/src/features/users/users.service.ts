import type { UpdateMeInput, User } from "@tenon/schemas/users";
import type { Actor } from "#actor.ts";
import { AppError } from "#platform/errors/app-error.ts";
import type { UserRepository } from "./users.repository.ts";

export type UserService = {
  me(actor: Actor): Promise<User>;
  updateMe(actor: Actor, input: UpdateMeInput): Promise<User>;
};

export function createUserService(users: Pick<UserRepository, "findById" | "rename">): UserService {
  return {
    me: ({ userId }) => existing(userId),
    async updateMe({ userId }, { name, version }) {
      const renamed = await users.rename(userId, { name, version });
      if (renamed) return renamed;
      throw new AppError({ code: "STALE_VERSION", current: await existing(userId) });
    },
  };

  async function existing(id: string): Promise<User> {
    const user = await users.findById(id);
    if (!user) throw new AppError({ code: "NOT_FOUND" });
    return user;
  }
}
