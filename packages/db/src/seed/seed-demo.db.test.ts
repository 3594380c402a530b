import { expect, it } from "vitest";
import { createTestDatabase } from "#testing/test-database.ts";
import { demoTasks } from "./demo-tasks.ts";
import { ADMIN_EMAIL, DEMO_EMAIL, seedDemo } from "./seed-demo.ts";

const seed = {
  passwordHashes: { demo: "hash of demo", admin: "hash of admin" },
  now: new Date("2030-05-15T10:00:00Z"),
};

it("makes a member with tasks, and an administrator", async () => {
  await using database = await createTestDatabase();
  expect(await seedDemo(database.prisma, seed)).toBe(true);
  const users = await database.prisma.user.findMany({
    select: { email: true, role: true, passwordHash: true, _count: { select: { tasks: true } } },
    orderBy: { email: "desc" },
  });
  expect(users).toEqual([
    {
      email: DEMO_EMAIL,
      role: "member",
      passwordHash: "hash of demo",
      _count: { tasks: demoTasks(seed.now).length },
    },
    { email: ADMIN_EMAIL, role: "admin", passwordHash: "hash of admin", _count: { tasks: 0 } },
  ]);
});

it("puts posts with comments on the board, and a draft beside it", async () => {
  await using database = await createTestDatabase();
  await seedDemo(database.prisma, seed);
  const posts = await database.prisma.post.findMany({
    select: {
      slug: true,
      publishedAt: true,
      commentCount: true,
      _count: { select: { comments: true } },
    },
  });
  expect(posts.filter(({ publishedAt }) => publishedAt === null)).toHaveLength(1);
  expect(posts.filter(({ publishedAt }) => publishedAt !== null).length).toBeGreaterThan(1);
  for (const { commentCount, _count } of posts) expect(commentCount).toBe(_count.comments);
});

it("seeds once, also when two ask at the same time", async () => {
  await using database = await createTestDatabase();
  const seeded = await Promise.all([
    seedDemo(database.prisma, seed),
    seedDemo(database.prisma, seed),
  ]);
  expect(seeded.filter(Boolean)).toHaveLength(1);
  expect(await database.prisma.user.count()).toBe(2);
});
