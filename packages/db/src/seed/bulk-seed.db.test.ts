import { expect, it } from "vitest";
import { createTestDatabase } from "#testing/test-database.ts";
import { bulkTasks, bulkUsers } from "./bulk-rows.ts";
import { bulkSeed, SeedTakenError } from "./bulk-seed.ts";

const plan = { users: 30, tasksPerUser: 100, seed: 7, now: new Date("2030-05-15T00:00:00Z") };

it("adds all rows as planned, beside those that are there", async () => {
  await using database = await createTestDatabase();
  const { prisma, url } = database;
  const progress: number[] = [];
  await bulkSeed({
    ...plan,
    url,
    passwordHash: "$hash",
    onProgress: (rows) => progress.push(rows),
  });
  await bulkSeed({ ...plan, seed: 8, url, passwordHash: null });

  const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const users = await prisma.user.findMany({
    where: { passwordHash: "$hash" },
    select: { id: true, email: true, name: true, createdAt: true },
    orderBy: { id: "asc" },
  });
  expect(users).toEqual(byId([...bulkUsers(plan)]));
  const tasks = await prisma.task.findMany({
    where: { owner: { passwordHash: "$hash" } },
    omit: { version: true },
    orderBy: { id: "asc" },
  });
  expect(tasks).toEqual(byId([...bulkTasks(plan)]));
  expect(await prisma.task.count()).toBe(6000);
  expect(progress.at(-1)).toBe(30 + 3000);
});

it("adds nothing when the seed is taken, or when it is stopped half way", async () => {
  await using database = await createTestDatabase();
  const { prisma, url } = database;
  const stop = new AbortController();
  const stopped = bulkSeed({
    ...plan,
    url,
    passwordHash: null,
    onProgress: (rows) => rows > 1000 && stop.abort(),
    signal: stop.signal,
  });
  await expect(stopped).rejects.toThrow("aborted");
  expect(await prisma.user.count()).toBe(0);

  await bulkSeed({ ...plan, users: 1, url, passwordHash: null });
  await expect(bulkSeed({ ...plan, url, passwordHash: null })).rejects.toThrow(SeedTakenError);
  expect(await prisma.user.count()).toBe(1);
});
