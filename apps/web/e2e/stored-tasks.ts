import { randomUUID } from "node:crypto";
import type { App } from "./app.ts";
import type { Person } from "./screen.ts";

type StoredTask = { title: string; tags?: string[]; dueAt?: Date; completedAt?: Date };

/** Gives a person tasks before a page shows them, as if added one after another: the last one is the newest. */
export async function storeTasks(
  { prisma }: App,
  { email }: Person,
  ...tasks: (string | StoredTask)[]
): Promise<void> {
  const { id: ownerId } = await prisma.user.findUniqueOrThrow({ where: { email } });
  const now = Date.now();
  await prisma.task.createMany({
    data: tasks.map((task, index) => ({
      ...(typeof task === "string" ? { title: task } : task),
      id: randomUUID(),
      ownerId,
      createdAt: new Date(now - (tasks.length - index) * 1_000),
    })),
  });
}
