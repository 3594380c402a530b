import { v7 as newId } from "uuid";
import type { PrismaClient } from "#client.ts";
import { demoTasks } from "./demo-tasks.ts";

export const DEMO_EMAIL = "demo@example.com";
export const ADMIN_EMAIL = "admin@example.com";

export type DemoSeed = {
  passwordHashes: { demo: string; admin: string };
  now: Date;
};

/** Fills an empty database with a member who has tasks, and an administrator. Answers false when somebody is in it. */
export async function seedDemo(
  prisma: PrismaClient,
  { passwordHashes, now }: DemoSeed,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`;
    if ((await transaction.user.count()) > 0) return false;

    const ownerId = newId();
    await transaction.user.createMany({
      data: [
        {
          id: ownerId,
          email: DEMO_EMAIL,
          name: "Demo",
          passwordHash: passwordHashes.demo,
          emailVerifiedAt: now,
        },
        {
          id: newId(),
          email: ADMIN_EMAIL,
          name: "Admin",
          role: "admin",
          passwordHash: passwordHashes.admin,
          emailVerifiedAt: now,
        },
      ],
    });
    const data = demoTasks(now).map((task) => ({
      ...task,
      id: newId({ msecs: task.createdAt.getTime() }),
      ownerId,
    }));
    await transaction.task.createMany({ data });
    return true;
  });
}
