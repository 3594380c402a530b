import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "@tenon/db/testing/test-database";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { listen } from "./listen.ts";
import { subjectsTo } from "./mailbox.ts";
import { signUp, signUpAdmin } from "./people.ts";
import { addProduct, placeOrder } from "./shop.ts";
import { hasPgBouncer, startPgBouncer } from "./start-pgbouncer.ts";

// Many calls share two connections here.
/** Fewer than the app has, so that whoever keeps something in a session finds it gone. */
const connections = 2;

describe.skipIf(!hasPgBouncer)("behind PgBouncer in transaction mode", () => {
  const open = new AsyncDisposableStack();
  let app: TestApp;
  beforeAll(async () => {
    const database = open.use(await createTestDatabase());
    const pooler = open.use(await startPgBouncer(database.url, { connections }));
    app = open.use(
      await createTestApp({
        DATABASE_URL: pooler.url,
        DATABASE_DIRECT_URL: database.url,
        DATABASE_PREPARED_STATEMENTS: "off",
        RATE_LIMIT_SCALE: "1",
      }),
    );
  });
  afterAll(() => open.disposeAsync());

  it("answers many at once, in and out of transactions", async () => {
    const admin = await signUpAdmin(app);
    const product = await addProduct(admin, { stock: 5 });
    const line = { productId: product.id, quantity: 1 };
    const people = await Promise.all(Array.from({ length: 8 }, () => signUp(app)));
    const placed = await Promise.allSettled(
      people.map(async (person) => {
        for (let count = 0; count < 3; count += 1) {
          const { id } = await person.client.tasks.create.mutate({ title: `Task ${count}` });
          await person.client.tasks.update.mutate({ id, completed: true });
        }
        expect((await person.client.tasks.list.query({ search: "task" })).items).toHaveLength(3);
        return placeOrder(app, person, { lines: [line] });
      }),
    );
    expect(placed.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  });

  it("hears of changes on a connection of its own", async () => {
    const { client, grant } = await signUp(app);
    await using stream = await listen(app.request, grant);
    const countListening = async () => {
      const { rowCount } = await app.container.database.pool.query(
        "SELECT FROM pg_stat_activity WHERE application_name = 'tenon events' AND datname = current_database()",
      );
      return rowCount;
    };
    await expect.poll(countListening).toBe(1);
    await client.tasks.create.mutate({ title: "Heard" });
    await expect
      .poll(() => stream.heard)
      .toContainEqual(expect.objectContaining({ type: "task.created" }));
  });

  it("leaves jobs in transactions, and runs them", async () => {
    const { email } = await signUp(app);
    expect(await subjectsTo(app, email)).toHaveLength(1);
  });

  it("counts limits in the database, not each process for itself", async () => {
    const wrong = { email: "nobody@example.com", password: "wrong" };
    await Promise.all(Array.from({ length: 8 }, () => app.postJson("auth.login", wrong)));
    const { rows } = await app.container.database.pool.query(
      "SELECT points FROM rate_limits WHERE key LIKE '%nobody@example.com %'",
    );
    expect(rows).toEqual([{ points: 8 }]);
  });

  it("complains of nothing", () => {
    const complaints = app.logs.filter((line) => /"level":"(warn|error)"/.test(line));
    expect(complaints).toEqual([]);
  });
});
