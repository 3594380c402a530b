import pg from "pg";
import { withDatabase } from "@tenon/db/database-url";
import { ensureTemplateDatabase } from "@tenon/db/testing/template-database";
import { openTestServer } from "@tenon/db/testing/test-server";

export type BenchmarkDatabase = AsyncDisposable & { url: string };

/** An empty database with every migration applied, on the tests' server. It goes when it is disposed of. */
export async function createBenchmarkDatabase(label = "people"): Promise<BenchmarkDatabase> {
  const server = await openTestServer();
  try {
    const template = await ensureTemplateDatabase(server.url);
    // By this pattern the next test run finds and drops it, should this process be killed.
    const name = `tenon_test_${process.pid}_benchmark_${label}`;
    await withClient(server.url, (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`),
    );
    return {
      url: withDatabase(server.url, name),
      async [Symbol.asyncDispose]() {
        await withClient(server.url, (client) =>
          client.query(`DROP DATABASE ${name} WITH (FORCE)`),
        );
        await server.release();
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

export type Population = { users: number; tasksEach: number };

/** Adds users up to a number, and gives everybody their tasks, one after the other, everybody in turn. */
export async function populate(
  url: string,
  { users, tasksEach }: Population,
  signal: AbortSignal,
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(addUsers, [users]);
    for (let number = 1; number <= tasksEach; number += 1) {
      signal.throwIfAborted();
      await client.query(addTasks, [number, tasksEach - number]);
    }
    await client.query("VACUUM ANALYZE");
  });
}

const addUsers = `
  INSERT INTO users (id, email, name, password_hash)
  SELECT gen_random_uuid(), 'person' || n || '@example.com', 'Person ' || n, 'none'
  FROM generate_series(1, $1 - (SELECT count(*) FROM users)) AS n`;

const addTasks = `
  INSERT INTO tasks (id, owner_id, title, description, priority, due_at, tags, completed_at, created_at, updated_at)
  SELECT gen_random_uuid(), users.id, 'Task number ' || n || ' of this person',
    'What has to be done about it, and by when, in a sentence or two; number ' || n || '.',
    (ARRAY['low', 'normal', 'high', 'urgent'])[1 + n % 4]::task_priority,
    CASE WHEN n % 2 = 0 THEN now() + n * interval '1 day' END,
    CASE WHEN n % 3 = 0 THEN ARRAY['home', 'garden'] ELSE ARRAY['work'] END,
    CASE WHEN n % 3 = 1 THEN now() - n * interval '1 minute' END,
    now() - (1 + $2::int) * interval '1 hour', now() - n * interval '1 minute'
  FROM users, (SELECT $1::int AS n) AS numbered`;

async function withClient(
  url: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
