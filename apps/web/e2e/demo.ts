import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import type { PrismaClient } from "@tenon/db/client";
import { DEMO_EMAIL } from "@tenon/db/seed/demo-people";
import { seedDemo } from "@tenon/db/seed/seed-demo";
import type { Person } from "./screen.ts";

const password = "correct horse battery";

/** Fills an empty database with the demo; answers who has tasks and orders in it, and may see every screen. */
export async function addDemo(prisma: PrismaClient): Promise<Person> {
  await using passwords = createArgon2Passwords();
  const passwordHash = await passwords.hash(password);
  await seedDemo(prisma, {
    passwordHashes: { demo: passwordHash, admin: passwordHash },
    now: new Date(),
  });
  await prisma.user.update({ where: { email: DEMO_EMAIL }, data: { role: "admin" } });
  return { email: DEMO_EMAIL, password };
}

/** The address of a task of theirs that is not done. */
export async function someTask(prisma: PrismaClient, { email }: Person): Promise<string> {
  const { id } = await prisma.task.findFirstOrThrow({
    where: { owner: { email }, completedAt: null },
    orderBy: { id: "asc" },
  });
  return `/tasks/${id}`;
}

/** The address of a post that everybody may read. */
export async function somePost(prisma: PrismaClient): Promise<string> {
  const { slug } = await prisma.post.findFirstOrThrow({
    where: { publishedAt: { not: null } },
    orderBy: { id: "asc" },
  });
  return `/posts/${slug}`;
}

/** One each of a few products that there are enough of, by name. */
export async function someProducts(prisma: PrismaClient): Promise<Record<string, string>> {
  const products = await prisma.product.findMany({
    where: { isActive: true, stock: { gt: 5 } },
    orderBy: { id: "asc" },
    take: 3,
  });
  return Object.fromEntries(products.map(({ name }) => [name, "1"]));
}
