import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isFor } from "#features/events/events.policy.ts";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createEventLog } from "#platform/events/event-log.ts";
import { createLogger } from "#platform/logging/logger.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { type Person, signUp } from "#test/people.ts";
import { dispatch } from "#test/webhook-turns.ts";
import { whileChanging } from "#test/while-changing.ts";
import { createWebhookCursorRepository } from "./webhook-cursor.repository.ts";
import { createWebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import { createWebhookDispatch } from "./webhook-dispatch.service.ts";

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
  owner = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());
afterEach(() => app.container.database.prisma.webhook.deleteMany());

it("notes so many messages at once, and all of them in the end", async () => {
  await makeWebhooks(3);
  const made = await makeTasks(8);
  await dispatchAtMost(10);
  expect(await noted()).toEqual(made.map((taskId) => ({ taskId, webhooks: 3, times: 3 })));
  expect(await notedAtOnce()).toEqual([9, 9, 6]);
});

it("notes an event in parts when more webhooks hear of it than that", async () => {
  await makeWebhooks(25);
  const made = await makeTasks(2);
  await dispatchAtMost(10);
  expect(await noted()).toEqual(made.map((taskId) => ({ taskId, webhooks: 25, times: 25 })));
  expect(await notedAtOnce()).toEqual([10, 10, 10, 10, 5, 5]);
});

it("goes on with the next event when one that was noted in part is gone", async () => {
  await makeWebhooks(3);
  const [gone, ...others] = await makeTasks(2);
  await app.container.database.pool.query(
    `WITH gone AS (DELETE FROM events WHERE data->>'id' = $1 RETURNING xid, id)
     UPDATE webhook_cursor SET xid = gone.xid, event_id = gone.id, webhook_id = $2 FROM gone`,
    [gone, "ffffffff-ffff-4fff-bfff-ffffffffffff"],
  );
  await dispatchAtMost(10);
  expect(await noted()).toEqual(others.map((taskId) => ({ taskId, webhooks: 3, times: 3 })));
});

it("does not wait for the turn of a long import", async () => {
  const transaction = createTransactionRunner(app.container.database.prisma);
  const end = Promise.withResolvers<null>();
  const long = transaction(() => end.promise, { long: true });
  await makeWebhooks(1);
  const made = await makeTasks(1);
  try {
    await dispatchAtMost(10, transaction);
    expect(await noted()).toEqual(made.map((taskId) => ({ taskId, webhooks: 1, times: 1 })));
  } finally {
    end.resolve(null);
    await long;
  }
});

describe("while no webhook is at work", () => {
  it("nothing has to be gone through by the first one that is made or resumed", async () => {
    await makeTasks(3);
    await expect.poll(() => unreadAfter(beginAnew), { timeout: 10_000 }).toBe(0);
    const [{ id } = { id: "" }] = await owner.client.webhooks.list.query();
    await owner.client.webhooks.update.mutate({ id, paused: true });
    await makeTasks(3);
    await owner.client.webhooks.update.mutate({ id, description: "still paused" });
    expect(await unread()).toBe(3);
    const resume = async () => {
      await owner.client.webhooks.update.mutate({ id, paused: true });
      await owner.client.webhooks.update.mutate({ id, paused: false });
    };
    await expect.poll(() => unreadAfter(resume), { timeout: 10_000 }).toBe(0);
  });

  it("what a transaction has done that is under way is still to come", async () => {
    const transaction = createTransactionRunner(app.container.database.prisma);
    await transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO events (type, reach, data) VALUES ('planted', 'everyone', '{}')`;
      await makeTasks(1);
      await beginAnew();
    });
    expect(await unread("planted")).toBe(1);
  });

  it("one that waited for another to begin leaves all that this one may hear", async () => {
    await makeTasks(1);
    const before = await unread();
    const other = {
      statement: `WITH held AS (SELECT FROM webhook_cursor FOR UPDATE) ${newWebhooks("held")}`,
      values: [owner.grant.user.id],
    };
    await whileChanging(app, other, () =>
      owner.client.webhooks.create.mutate({ url: "https://example.com/" }),
    );
    expect(await unread()).toBe(before);
  });
});

async function makeTasks(count: number): Promise<string[]> {
  const made: string[] = [];
  while (made.length < count) {
    made.push((await owner.client.tasks.create.mutate({ title: "Oak" })).id);
  }
  return made;
}

async function dispatchAtMost(
  mostAtOnce: number,
  transaction = createTransactionRunner(app.container.database.prisma),
): Promise<void> {
  const { sql } = app.container.database;
  const { dispatch: dispatchWebhooks } = createWebhookDispatch({
    log: createEventLog(sql, createLogger({ level: "silent", format: "json" })),
    cursors: createWebhookCursorRepository(sql),
    deliveries: createWebhookDeliveryRepository(sql),
    isFor,
    jobs: app.container.jobs.queue,
    transaction,
    mostAtOnce,
  });
  await dispatch({ container: { dispatchWebhooks } });
}

async function makeWebhooks(count: number): Promise<void> {
  await app.container.database.pool.query(newWebhooks("generate_series(1, $2)"), [
    owner.grant.user.id,
    count,
  ]);
}

/** One for each row, of the account that is the first value. */
function newWebhooks(rows: string): string {
  return `INSERT INTO webhooks (id, user_id, url, events, sealed_secret)
    SELECT gen_random_uuid(), $1, 'https://example.com/', '{}', '' FROM ${rows}`;
}

/** How many events were not gone through yet, of all types or one. */
async function unread(type = "%"): Promise<number> {
  const { rowCount } = await app.container.database.pool.query(
    "SELECT FROM events e, webhook_cursor c WHERE (e.xid, e.id) > (c.xid, c.event_id) AND e.type LIKE $1",
    [type],
  );
  return rowCount ?? 0;
}

/** To be asked again: the present is no later than the oldest transaction on the server, which may be of another test. */
async function unreadAfter(begin: () => Promise<void>): Promise<number> {
  await begin();
  return unread();
}

async function beginAnew(): Promise<void> {
  await app.container.database.prisma.webhook.deleteMany();
  await owner.client.webhooks.create.mutate({ url: "https://example.com/" });
}

type Noted = { taskId: string; webhooks: number; times: number };

/** How many messages there are of each event, and for how many webhooks, in the order of the events. */
async function noted(): Promise<Noted[]> {
  const { rows } = await app.container.database.pool.query<Noted>(
    `SELECT body::jsonb #>> '{data,id}' AS "taskId", count(DISTINCT webhook_id)::int AS webhooks, count(*)::int AS times
     FROM webhook_deliveries GROUP BY 1 ORDER BY min(id::text)`,
  );
  return rows;
}

/** How many messages each transaction wrote, the most first. */
async function notedAtOnce(): Promise<number[]> {
  const { rows } = await app.container.database.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM webhook_deliveries GROUP BY xmin ORDER BY count DESC",
  );
  return rows.map(({ count }) => count);
}
