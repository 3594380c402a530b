import { expect, it } from "vitest";
import { countMiscounted, nothingMiscounted } from "#testing/count-miscounted.ts";
import { createTestDatabase, type TestDatabase } from "#testing/test-database.ts";
import { ADMIN_EMAIL, DEMO_EMAIL } from "./demo-people.ts";
import { demoTasks } from "./demo-tasks.ts";
import { seedDemo } from "./seed-demo.ts";

const seed = {
  passwordHashes: { demo: "hash of demo", admin: "hash of admin" },
  now: new Date("2030-05-15T10:00:00Z"),
};

it("lets a member with tasks and an administrator sign in, and nobody else", async () => {
  await using database = await createTestDatabase();
  expect(await seedDemo(database.prisma, seed)).toBe(true);
  const users = await database.prisma.user.findMany({
    where: { passwordHash: { not: null } },
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
  expect(await database.prisma.user.count({ where: { passwordHash: null } })).toBe(12);
});

it("counts stock, totals, comments and orders as the API does", async () => {
  await using database = await createTestDatabase();
  await seedDemo(database.prisma, seed);
  expect(await countMiscounted(database.pool)).toEqual(nothingMiscounted);
});

it("makes the same rows for the same seed and moment, and others for another seed", async () => {
  await using first = await createTestDatabase();
  await using second = await createTestDatabase();
  await using other = await createTestDatabase();
  await seedDemo(first.prisma, seed);
  await seedDemo(second.prisma, seed);
  await seedDemo(other.prisma, { ...seed, seed: 2 });
  const rows = await everything(first);
  expect(await everything(second)).toEqual(rows);
  expect(await everything(other)).not.toEqual(rows);
});

it("seeds once, also when two ask at the same time", async () => {
  await using database = await createTestDatabase();
  const seeded = await Promise.all([
    seedDemo(database.prisma, seed),
    seedDemo(database.prisma, seed),
  ]);
  expect(seeded.filter(Boolean)).toHaveLength(1);
  expect(await database.prisma.user.count({ where: { email: DEMO_EMAIL } })).toBe(1);
});

it("leaves nothing behind when its last row is refused", async () => {
  await using database = await createTestDatabase();
  await database.pool.query("ALTER TABLE stock_entries ADD CHECK (reason <> 'returned')");
  await expect(seedDemo(database.prisma, seed)).rejects.toThrow();
  expect(await database.prisma.user.count()).toBe(0);
});

async function everything({ pool }: TestDatabase): Promise<unknown[]> {
  const tables = [
    "users",
    "tasks",
    "posts",
    "comments",
    "products",
    "orders",
    "order_lines",
    "order_transitions",
    "stock_entries",
  ];
  const read = await Promise.all(
    tables.map((table) =>
      pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`),
    ),
  );
  return read.flatMap(({ rows }) => rows);
}
