import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { listen } from "./listen.ts";
import { signUp } from "./people.ts";
import { redisPassword, redisProgram, type RedisServer, startRedisServer } from "./redis-server.ts";

const soon = { interval: 5 };
const eventTimes = { keepAliveMs: 200, answerWithinMs: 300, pauseMs: 20 };
const title =
  redisProgram === null ? "Redis (left out: no redis-server, no valkey-server here)" : "Redis";

describe.skipIf(redisProgram === null)(title, () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  function startApp(url: string, more: Record<string, string> = {}): Promise<TestApp> {
    return createTestApp({ REDIS_URL: url, ...more }, { eventTimes });
  }

  /** What was logged of it, by the names of the events. */
  function told({ logs }: TestApp): string[] {
    return logs.flatMap((line) => /"event":"(redis-[a-z]+|wake-ups-[a-z]+)"/.exec(line)?.[1] ?? []);
  }

  it("spares Postgres every word and the connection to hear one", async () => {
    await using app = await startApp(redis.url);
    const person = await signUp(app);
    const listener = await app.container.database.pool.connect();
    const words: string[] = [];
    listener.on("notification", ({ channel }) => words.push(channel));
    try {
      await listener.query("LISTEN tenon_events");
      await using stream = await listen(app.request, person.grant);
      await person.client.tasks.create.mutate({ title: "Quiet" });
      await person.client.posts.create.mutate({ title: "Quiet" });
      await expect.poll(() => stream.heard.length, soon).toBe(2);
      const { rowCount } = await listener.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenon events'",
      );
      expect([words, rowCount]).toEqual([[], 0]);
    } finally {
      listener.release(true);
    }
  });

  it("that is killed is told once, and again once it is back; calls go on meanwhile", async () => {
    await using app = await startApp(redis.url);
    const person = await signUp(app);
    await using stream = await listen(app.request, person.grant);
    await redis.kill();
    await expect.poll(() => told(app), soon).toEqual(["redis-lost"]);
    const another = await signUp(app);
    await person.client.tasks.create.mutate({ title: "By looking" });
    await expect.poll(() => stream.heard.length, soon).toBe(1);
    await redis.start();
    await expect.poll(() => told(app), soon).toEqual(["redis-lost", "redis-back"]);
    expect((await another.client.tasks.list.query()).items).toEqual([]);
    expect(app.logs.join("")).not.toContain(redisPassword);
  });

  it("that falls silent is noticed; limits hold in the process meanwhile", async () => {
    await using app = await startApp(redis.url, { RATE_LIMIT_SCALE: "1" });
    const { email } = await signUp(app);
    redis.silence();
    try {
      const logIn = { email, password: "a wrong guess of it" };
      const statuses: number[] = [];
      for (let turn = 0; turn < 12; turn += 1) {
        statuses.push((await app.postJson("auth.login", logIn)).status);
      }
      expect(new Set(statuses)).toEqual(new Set([401, 429]));
      expect(told(app)).toEqual(["redis-lost"]);
    } finally {
      redis.speak();
    }
    await expect.poll(() => told(app), soon).toEqual(["redis-lost", "redis-back"]);
  });

  it.each([
    [
      "refuses the password",
      (url: string) => url.replace(encodeURIComponent(redisPassword), "hunter2"),
    ],
    ["is not there", () => "redis://:hunter2@127.0.0.1:1"],
    ["speaks no TLS", (url: string) => url.replace("redis:", "rediss:")],
  ])("that %s keeps nobody out, and its password stays out of the log", async (_, change) => {
    await using app = await startApp(change(redis.url));
    const person = await signUp(app);
    await person.client.tasks.create.mutate({ title: "All the same" });
    expect(told(app)).toEqual(["redis-lost"]);
    expect(app.logs.join("")).not.toMatch(/hunter2|p\/ss@word|p%2Fss%40word/);
  });
});
