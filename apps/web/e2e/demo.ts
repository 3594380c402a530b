import { createArgon2Passwords } from "@tenon/api/platform/passwords/argon2-passwords";
import type { PrismaClient } from "@tenon/db/client";
import { ADMIN_EMAIL } from "@tenon/db/seed/demo-people";
import { seedDemo } from "@tenon/db/seed/seed-demo";
import type { Person } from "./screen.ts";

const password = "correct horse battery";

/** Fills an empty database with the demo; answers its administrator, who sees every screen. */
export async function addDemo(prisma: PrismaClient): Promise<Person> {
  await using passwords = createArgon2Passwords();
  const passwordHash = await passwords.hash(password);
  await seedDemo(prisma, {
    passwordHashes: { demo: passwordHash, admin: passwordHash },
    now: new Date(),
  });
  return { email: ADMIN_EMAIL, password };
}

/** The address of a post that everybody may read. */
export async function somePost(prisma: PrismaClient): Promise<string> {
  const { slug } = await prisma.post.findFirstOrThrow({
    where: { publishedAt: { not: null } },
    orderBy: { id: "asc" },
  });
  return `/posts/${slug}`;
}
