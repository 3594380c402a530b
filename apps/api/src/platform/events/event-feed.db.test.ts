import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { eventChannel } from "#platform/db/append-events.sql.ts";
import { untilSettled } from "#test/until-settled.ts";
import { createEventFeed, type EventFeed } from "./event-feed.ts";
import { createEventLog, type EventLog } from "./event-log.ts";
import { createPostgresWakeUps } from "./postgres-wake-ups.ts";

const soon = { interval: 5 };
const logger = { warn: () => {}, error: () => {} };

let database: TestDatabase;
let log: EventLog;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  log = createEventLog(database.sql, logger);
});
afterAll(() => database.close());

type Hearing = Disposable & { feed: EventFeed; counts: number[] };

/** Hears what this file appends, from now on. Without polling in time, only being woken helps. */
async function hear({ pollMs = 600_000 } = {}) {
  const wakeUps = createPostgresWakeUps({ url: database.url, logger });
  const feed = createEventFeed({ log, logger, pollMs, wakeUps });
  const hearing: Hearing = { counts: [], feed, [Symbol.dispose]: () => feed.close() };
  await untilSettled(database.pool);
  await hearing.feed.join(({ event }) => {
    if (event.type === "tasks.imported") hearing.counts.push(event.count);
  });
  return hearing;
}

const insert = `INSERT INTO events (type, reach, data) VALUES ('tasks.imported', 'everyone', jsonb_build_object('count', $1::int))
  RETURNING id, xid, CASE WHEN pg_try_advisory_xact_lock(hashtext('${eventChannel}')) THEN pg_notify('${eventChannel}', '') END`;

function append(count: number) {
  return database.pool.query(insert, [count]);
}

describe("events of transactions that commit in another order than they began", () => {
  it("are all heard, those with smaller ids after a greater one, too", async () => {
    using hearing = await hear();
    const [first, second] = [await database.pool.connect(), await database.pool.connect()];
    for (const client of [first, second]) await client.query("BEGIN");
    await first.query(insert, [1]);
    await second.query(insert, [2]);
    await second.query("COMMIT");
    await append(3);
    expect(hearing.counts).toEqual([]);
    await first.query("COMMIT");
    for (const client of [first, second]) client.release();
    await expect.poll(() => hearing.counts, soon).toEqual([1, 2, 3]);
  });

  it("are heard once each by two feeds in one order, under load", async () => {
    // One that is rolled back wakes nobody, also not for those that left the waking to it.
    using one = await hear({ pollMs: 1_000 });
    using two = await hear({ pollMs: 1_000 });
    const writers = 16;
    const each = 50;
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const client = await database.pool.connect();
        for (let turn = 0; turn < each; turn += 1) {
          await client.query("BEGIN");
          await client.query(insert, [writer * each + turn]);
          const pause = turn % 3 === 0 ? ((writer * 7 + turn) % 5) / 1000 : 0;
          await client.query("SELECT pg_sleep($1)", [pause]);
          await client.query(turn % 10 === 9 ? "ROLLBACK" : "COMMIT");
        }
        client.release();
      }),
    );
    const committed = writers * each * 0.9;
    await expect.poll(() => one.counts.length, soon).toBe(committed);
    await expect.poll(() => two.counts.length, soon).toBe(committed);
    expect(new Set(one.counts).size).toBe(committed);
    expect(two.counts).toEqual(one.counts);
  });

  it("wait no longer for one that was rolled back", async () => {
    using hearing = await hear({ pollMs: 100 });
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query(insert, [1]);
    await append(2);
    await client.query("ROLLBACK");
    client.release();
    await expect.poll(() => hearing.counts, soon).toEqual([2]);
  });
});

describe("a listening connection", () => {
  it("is the only one, however many listen, and asks nothing for those who left", async () => {
    using hearing = await hear({ pollMs: 5 });
    const places = await Promise.all(Array.from({ length: 50 }, () => hearing.feed.join(() => {})));
    await expect.poll(listening, soon).toBe(1);
    for (const place of places) place.leave();
    await append(1);
    await expect.poll(() => hearing.counts, soon).toEqual([1]);
  });

  async function listening(): Promise<number> {
    const { rowCount } = await database.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database()
       AND application_name = 'tenon events' AND state = 'idle' AND query <> ''`,
    );
    return rowCount ?? 0;
  }
});

it("hears of nothing that was there before, and begins anew after everybody had left", async () => {
  await append(1);
  using hearing = await hear();
  const second: number[] = [];
  const place = await hearing.feed.join(() => second.push(1));
  await append(2);
  await expect.poll(() => hearing.counts, soon).toEqual([2]);
  place.leave();
  expect(second).toEqual([1]);
});

it("forgets events after a day, and keeps the others", async () => {
  await append(1);
  await database.pool.query("UPDATE events SET created_at = now() - interval '25 hours'");
  await append(2);
  const { rows } = await database.pool.query(
    "SELECT count(*)::int AS old FROM events WHERE created_at < now() - interval '24 hours'",
  );
  expect(rows).toEqual([{ old: expect.any(Number) }]);
  let removed = 0;
  for (let count = -1; count !== 0; removed += count) count = await log.removeOld();
  expect(removed).toBeGreaterThan(0);
  expect((await database.pool.query("SELECT data FROM events")).rows).toEqual([
    { data: { count: 2 } },
  ]);
});
