import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { recordStatements } from "./record-statements.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it.each([
  [
    "one_time_tokens",
    10_000,
    `WITH owner AS (INSERT INTO users (id, email, name) VALUES (gen_random_uuid(), 'late@example.com', 'Late') RETURNING id)
     INSERT INTO one_time_tokens (id, user_id, purpose, email, expires_at)
     SELECT gen_random_uuid(), owner.id, 'verify_email', 'late@example.com', now() - interval '2 days'
     FROM owner, generate_series(1, $1)`,
  ],
  [
    "sent_mails",
    10_000,
    "INSERT INTO sent_mails (id, sent_at) SELECT gen_random_uuid(), now() - interval '31 days' FROM generate_series(1, $1)",
  ],
  [
    "posts",
    1_000,
    "INSERT INTO posts (id, slug, title) SELECT gen_random_uuid(), 'draft-' || n, 'Draft' FROM generate_series(1, $1::int) AS n",
  ],
])("what is over of %s is removed some at a time", async (table, batch, insert) => {
  await app.container.database.pool.query(insert, [batch + 1]);
  expect(await removalsFrom(table)).toBe(3);
  const { rowCount } = await app.container.database.pool.query(`SELECT FROM ${table}`);
  expect(rowCount).toBe(0);
});

/** How many statements it took until none was left: a full one, the rest, and one that finds nothing. */
async function removalsFrom(table: string): Promise<number> {
  const cleanUp = () => app.container.cleanUp.run(new AbortController().signal);
  const { statements } = await recordStatements(app, cleanUp);
  return statements.filter(({ text }) => text.includes(`DELETE FROM ${table}`)).length;
}
