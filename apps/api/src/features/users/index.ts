import type { PrismaClient } from "@tenon/db/client";
import { createUserRepository, type UserRepository } from "./users.repository.ts";
import { createUsersRouter } from "./users.router.ts";
import { createUserService } from "./users.service.ts";

export type { UserRepository };

export function createUsersFeature({ prisma }: { prisma: PrismaClient }) {
  const repository = createUserRepository(prisma);
  return { repository, router: createUsersRouter(createUserService(repository)) };
}
