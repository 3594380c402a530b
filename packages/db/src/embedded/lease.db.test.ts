import { afterAll, expect, it } from "vitest";
import { databaseOf, withDatabase } from "#database-url.ts";
import { createTestDatabase } from "#testing/test-database.ts";
import { type Lease, takeLease } from "./lease.ts";

const database = await createTestDatabase({ empty: true });
afterAll(database.close);

it("stops the server with the last lease, and only then", async () => {
  const [first, second, third] = [await take(), await take(), await take()];
  const stops: string[] = [];
  const release = (lease: Lease, name: string) =>
    lease.release(() => Promise.resolve(void stops.push(name)));
  await release(first, "first");
  await release(second, "second");
  expect(stops).toEqual([]);
  await release(third, "third");
  expect(stops).toEqual(["third"]);
});

it("makes a database unless it is there, also for two at once", async () => {
  const name = `${databaseOf(database.url)}_made`;
  const lease = await take();
  const other = await take();
  await Promise.all([lease.ensureDatabase(name), other.ensureDatabase(name)]);
  await lease.ensureDatabase(name);
  const { rowCount } = await database.pool.query("SELECT FROM pg_database WHERE datname = $1", [
    name,
  ]);
  expect(rowCount).toBe(1);
  await database.pool.query(`DROP DATABASE ${name}`);
  await Promise.all([
    lease.release(() => Promise.resolve()),
    other.release(() => Promise.resolve()),
  ]);
});

it("gives no lease where no server answers", async () => {
  expect(await takeLease("postgresql://tenon@127.0.0.1:1/postgres")).toBeUndefined();
});

it("gives a lease up quietly when its server is gone", async () => {
  const lease = await take();
  await database.pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tenon lease' AND datname = current_database()",
  );
  await expect(
    lease.release(() => Promise.reject(new Error("not stopped"))),
  ).resolves.toBeUndefined();
});

it("passes on what the server refuses", async () => {
  await expect(takeLease(withDatabase(database.url, "absent"))).rejects.toThrow("does not exist");
  const lease = await take();
  await expect(lease.ensureDatabase("")).rejects.toThrow("zero-length");
  await lease.release(() => Promise.resolve());
});

async function take(): Promise<Lease> {
  const lease = await takeLease(database.url);
  if (!lease) throw new Error("no lease");
  return lease;
}
