import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { explain, rowsRead } from "./explain.ts";
import { type Person, signUp } from "./people.ts";
import { recordStatements } from "./record-statements.ts";

const tasks = 30_000;
/** Words, and in how many of the tasks they are. */
const words = { every: 30_000, second: 15_000, seldom: 750, former: 300, rare: 3, none: 0 };
const sorts = ["createdAt", "dueAt", "priority", "title"] as const;

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await createTestApp({ RATE_LIMIT_SCALE: "1000" });
  person = await signUp(app);
  const { pool } = app.container.database;
  await pool.query(addTasks, [person.grant.user.id, tasks]);
  await pool.query("VACUUM (ANALYZE) tasks");
});
afterAll(() => app[Symbol.asyncDispose]());

it.each(sorts.flatMap((sort) => (["asc", "desc"] as const).map((order) => [sort, order] as const)))(
  "finds words of many tasks as looking at every task would, by %s %s",
  async (sort, order) => {
    const all = await inOrder(sort, order);
    for (const word of Object.keys(words)) {
      const expected = all.filter(({ title }) => title.includes(word)).map(({ id }) => id);
      const found: string[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < 4; pages += 1) {
        const page = await person.client.tasks.list.query({ search: word, sort, order, cursor });
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
        if (cursor === undefined) break;
      }
      expect(found, word).toEqual(cursor ? expected.slice(0, found.length) : expected);
    }
  },
);

it("finds what a filter leaves of words that are everywhere", async () => {
  const all = await inOrder("createdAt", "desc");
  const { items } = await person.client.tasks.list.query({ search: "every", tag: "scarce" });
  const scarce = all.filter(({ tags }) => tags.includes("scarce"));
  expect(items.map(({ id }) => id)).toEqual(scarce.map(({ id }) => id));
  expect(items).toHaveLength(6);
});

it.each(Object.entries(words))("reads little to find the word %s", async (search, count) => {
  for (const sort of sorts) {
    const { statements } = await recordStatements(app, () =>
      person.client.tasks.list.query({ search, sort }),
    );
    const lists = statements.filter(({ text }) => text.includes("sort_key"));
    expect(lists).toHaveLength(1);
    for (const { nodes } of await explain(app.env.DATABASE_URL, lists)) {
      const most = Math.max(...nodes.map(rowsRead));
      expect(most, `${sort} ${count}`).toBeLessThan(800);
    }
  }
});

async function inOrder(sort: (typeof sorts)[number], order: "asc" | "desc") {
  const key = {
    createdAt: "created_at",
    dueAt: "coalesce(due_at, 'infinity')",
    priority: "priority",
    title: "lower(title)",
  }[sort];
  const { rows } = await app.container.database.pool.query<{
    id: string;
    title: string;
    tags: string[];
  }>(`SELECT id, title, tags FROM tasks ORDER BY ${key} ${order}, id ${order}`);
  return rows;
}

/** Some are due on the same day, many have the same title. */
const addTasks = `
  INSERT INTO tasks (id, owner_id, title, priority, due_at, tags, created_at)
  SELECT gen_random_uuid(), $1, concat('every ', CASE WHEN n % 2 = 0 THEN ' second' END,
      CASE WHEN n % 40 = 0 THEN ' seldom' END, CASE WHEN n <= 300 THEN ' former' END,
      CASE WHEN n % 10000 = 7 THEN ' rare' END),
    (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n / 2 % 4]::task_priority,
    CASE WHEN n % 3 > 0 THEN now() + n % 50 * interval '1 day' END,
    CASE WHEN n % 5000 = 9 THEN ARRAY['scarce'] ELSE ARRAY['plenty'] END,
    now() - ($2::int - n) * interval '1 minute'
  FROM generate_series(1, $2::int) AS n`;
