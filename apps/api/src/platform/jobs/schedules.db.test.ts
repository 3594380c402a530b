import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { startTestJobs, type TestJobs } from "#test/test-jobs.ts";
import type { Schedule } from "./jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const soon = { interval: 50 };

describe("a schedule", () => {
  it("that came due while nobody was there runs once, in one of several processes", async () => {
    const runs: number[] = [];
    const start = (process: number) => startWith([yearly(() => void runs.push(process))]);
    await using processes = new AsyncDisposableStack();
    for (const process of [1, 2]) processes.use(await start(process));
    await database.pool.query(`
      UPDATE jobs.version SET cron_on = now() - interval '400 days';
      UPDATE jobs.schedule SET created_on = now() - interval '400 days';`);
    for (const process of [3, 4]) processes.use(await start(process));
    await expect.poll(() => runs, soon).toHaveLength(1);
    const { rows } = await database.pool.query(
      "SELECT state, output FROM jobs.job WHERE name = 'yearly'",
    );
    expect(rows).toEqual([{ state: "completed", output: null }]);
  });

  it("is forgotten once nobody keeps it", async () => {
    await (await startWith([yearly(() => {})])).jobs.close();
    expect(await scheduled()).toEqual(["yearly"]);
    await (await startWith([])).jobs.close();
    expect(await scheduled()).toEqual([]);
  });
});

function yearly(run: () => void): Schedule {
  return { name: "yearly", cron: "0 0 1 1 *", run: async () => run() };
}

function startWith(schedules: Schedule[]): Promise<TestJobs> {
  return startTestJobs({ url: database.url, handlers: [], schedules });
}

async function scheduled(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>("SELECT name FROM jobs.schedule");
  return rows.map(({ name }) => name);
}
