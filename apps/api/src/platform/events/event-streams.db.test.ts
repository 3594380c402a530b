import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { untilSettled } from "#test/until-settled.ts";
import { createEventFeed, type EventFeed } from "./event-feed.ts";
import { createEventLog, type EventLog } from "./event-log.ts";
import { createEventStreams, type EventStreams, type Listener } from "./event-streams.ts";
import { readBookmark, writeBookmark } from "./position.ts";
import { createPostgresWakeUps } from "./postgres-wake-ups.ts";

const logger = { warn: () => {}, error: () => {} };
const listener: Listener = { userId: randomUUID(), isAdmin: false, mayHear: () => true };
let database: TestDatabase;
let log: EventLog;
beforeAll(async () => {
  database = await createTestDatabase();
  log = createEventLog(database.sql, logger);
});
afterAll(() => database.close());

let feed: EventFeed;
let streams: EventStreams;
beforeEach(async () => {
  await untilSettled(database.pool);
  feed = createEventFeed({ log, logger, pollMs: 600_000, wakeUps: listen() });
  streams = createEventStreams({ feed, log, recheckMs: 5 });
  return () => feed.close();
});

it("leaves nobody behind who went away while the stream was opened", async () => {
  const { position } = await log.readAfter(null);
  const lastEventId = writeBookmark({ position, reachedAt: new Date() });
  const leaving = new AbortController();
  const opening = streams.open({
    listener,
    recheck: async () => listener,
    signal: leaving.signal,
    lastEventId,
  });
  leaving.abort();
  const messages = await opening;
  expect(await messages.next()).toMatchObject({ value: { data: { type: "stream.caught-up" } } });
  expect(await messages.next()).toEqual({ done: true, value: undefined });
  // With nobody left, it has not been read any further.
  expect(feed.position()).toBeNull();
});

it.each([0, 50])(
  "puts nobody back who has heard more from another process, also when it opens within %i ms",
  async (slowness) => {
    // Whatever else the database server does, this process has read no further.
    const page = await log.readAfter(null);
    const behind = createEventFeed({
      log: { readAfter: async () => page },
      logger,
      wakeUps: listen(),
    });
    await behind.join(() => {});
    const ahead = { ...page.position, id: page.position.id + 5n };
    const lastEventId = writeBookmark({ position: ahead, reachedAt: new Date() });
    const readAfter: EventLog["readAfter"] = async (after) => {
      await sleep(slowness);
      return log.readAfter(after);
    };
    const slow = createEventStreams({
      feed: behind,
      log: { ...log, readAfter },
      recheckMs: 5,
    });
    const messages = await slow.open({
      listener,
      recheck: async () => listener,
      signal: undefined,
      lastEventId,
    });
    for (let count = 0; count < 3; count += 1) {
      const { value } = await messages.next();
      expect(value?.data).toEqual({ type: "stream.caught-up" });
      expect(readBookmark(value?.id ?? "")?.position).toEqual(ahead);
    }
    await messages.return();
    behind.close();
  },
);

function listen() {
  return createPostgresWakeUps({ url: database.url, logger });
}
