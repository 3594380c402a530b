import type { TestApp } from "./create-test-app.ts";

/** How often the database was asked while `work` ran; a transaction counts as one. */
export async function countQueries(app: TestApp, work: () => Promise<unknown>): Promise<number> {
  const { pool } = app.container.database;
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  pool.on("acquire", count);
  await work();
  pool.off("acquire", count);
  return queries;
}
