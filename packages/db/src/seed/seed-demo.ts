import { v7 as newId } from "uuid";
import type { PrismaClient } from "#client.ts";
import { demoPosts } from "./demo-posts.ts";
import { demoTasks } from "./demo-tasks.ts";

export const DEMO_EMAIL = "demo@example.com";
export const ADMIN_EMAIL = "admin@example.com";

export type DemoSeed = {
  passwordHashes: { demo: string; admin: string };
  now: Date;
};

/** Fills an empty database with a member who has tasks, an administrator, and a board with posts. Answers false when somebody is in it. */
export async function seedDemo(
  prisma: PrismaClient,
  { passwordHashes, now }: DemoSeed,
): Promise<boolean> {
  return prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`;
    if ((await transaction.user.count()) > 0) return false;

    const ids = { demo: newId(), admin: newId() };
    await transaction.user.createMany({
      data: [
        {
          id: ids.demo,
          email: DEMO_EMAIL,
          name: "Demo",
          passwordHash: passwordHashes.demo,
          emailVerifiedAt: now,
        },
        {
          id: ids.admin,
          email: ADMIN_EMAIL,
          name: "Admin",
          role: "admin",
          passwordHash: passwordHashes.admin,
          emailVerifiedAt: now,
        },
      ],
    });
    const tasks = demoTasks(now).map((task) => ({
      ...task,
      id: newId({ msecs: task.createdAt.getTime() }),
      ownerId: ids.demo,
    }));
    await transaction.task.createMany({ data: tasks });
    for (const { writer, comments, ...post } of demoPosts(now)) {
      const postId = newId();
      const written = post.publishedAt ?? now;
      const commentCount = comments.length;
      await transaction.post.create({
        data: { ...post, id: postId, authorId: ids[writer], commentCount, createdAt: written },
        select: { id: true },
      });
      const said = comments.map((comment) => ({
        id: newId({ msecs: comment.createdAt.getTime() }),
        postId,
        authorId: ids[comment.writer],
        body: comment.body,
        createdAt: comment.createdAt,
      }));
      await transaction.comment.createMany({ data: said });
    }
    return true;
  });
}
