import { describe, expect, it } from "vitest";
import { countMiscounted, nothingMiscounted } from "#testing/count-miscounted.ts";
import { describeSchema } from "#testing/describe-schema.ts";
import { createTestDatabase } from "#testing/test-database.ts";
import { bulkPosts } from "./bulk-board.ts";
import { bulkTasks, bulkUsers } from "./bulk-rows.ts";
import { type BulkProgress, bulkSeed, SeedTakenError } from "./bulk-seed.ts";

const plan = {
  users: 30,
  tasks: 3_000,
  products: 20,
  orders: 500,
  posts: 60,
  seed: 7,
  now: new Date("2030-05-15T00:00:00Z"),
};
/** More tasks than are put into a table row after row, its indexes being there. */
const many = { ...plan, tasks: 12_000, orders: 0, posts: 0 };

describe("a bulk seed", () => {
  it("adds all rows as planned, beside those that are there", async () => {
    await using database = await createTestDatabase();
    const { prisma, url } = database;
    const progress: BulkProgress[] = [];
    const added = await bulkSeed({
      ...plan,
      url,
      passwordHash: "$hash",
      onProgress: (step) => progress.push(step),
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
    const posts = await prisma.post.findMany({
      where: { author: { passwordHash: "$hash" } },
      select: { id: true, slug: true, body: true },
      orderBy: { id: "asc" },
    });
    const planned = Array.from(bulkPosts(plan), ({ id, slug, body }) => ({ id, slug, body }));
    expect(posts).toEqual(byId(planned));

    expect(await prisma.task.count()).toBe(6_000);
    expect(await prisma.order.count()).toBe(1_000);
    const total = Object.values(added).reduce((sum, rows) => sum + rows, 0);
    expect(progress.at(-1)).toEqual({ rows: total, total, doing: "stock_entries" });
  });

  it("counts stock, totals, comments and orders as the API does", async () => {
    await using database = await createTestDatabase();
    await bulkSeed({ ...plan, url: database.url, passwordHash: null });
    expect(await countMiscounted(database.pool)).toEqual(nothingMiscounted);
  });

  it("leaves the indexes as they were where it built them anew", async () => {
    await using database = await createTestDatabase();
    const before = await describeSchema(database.pool);
    const progress: string[] = [];
    const onProgress = ({ doing }: BulkProgress) => progress.push(doing);
    await bulkSeed({ ...many, url: database.url, passwordHash: null, onProgress });
    expect(progress).toContain("indexes of tasks");
    expect(await describeSchema(database.pool)).toEqual(before);
  });

  it.each(["tasks", "indexes of tasks"])(
    "adds nothing when it is stopped at the %s",
    async (moment) => {
      await using database = await createTestDatabase();
      const before = await describeSchema(database.pool);
      const stop = new AbortController();
      const stopped = bulkSeed({
        ...many,
        url: database.url,
        passwordHash: null,
        onProgress: ({ doing }) => doing === moment && stop.abort(),
        signal: stop.signal,
      });
      await expect(stopped).rejects.toThrow("aborted");
      expect(await database.prisma.user.count()).toBe(0);
      expect(await describeSchema(database.pool)).toEqual(before);
    },
  );

  it("adds nothing when the seed is taken", async () => {
    await using database = await createTestDatabase();
    const { prisma, url } = database;
    await bulkSeed({ ...plan, users: 1, tasks: 0, orders: 0, posts: 0, url, passwordHash: null });
    const again = bulkSeed({ ...plan, url, passwordHash: null });
    await expect(again).rejects.toThrow(SeedTakenError);
    expect(await prisma.user.count()).toBe(1);
  });
});
