import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createContainer } from "#container.ts";
import { createLogger } from "#platform/logging/logger.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { type Exposed, readExposition } from "./exposition.ts";
import { listen } from "./listen.ts";
import { password, signUp, signUpAdmin } from "./people.ts";
import { restRequest } from "./rest-request.ts";
import { untilSettled } from "./until-settled.ts";
import { startReceiver, status } from "./webhook-receiver.ts";
import { deliver } from "./webhook-turns.ts";

const watched = {
  METRICS_PORT: "9464",
  WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1",
  DATABASE_LOCK_TIMEOUT_MS: "15000",
};

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp(watched);
});
afterAll(() => app[Symbol.asyncDispose]());

describe("calls", () => {
  it("are counted by procedure, over tRPC, in a batch and over REST", async () => {
    const { client, grant } = await signUp(app);
    const more = await gained(async () => {
      await client.tasks.create.mutate({ title: "Order the oak" });
      await Promise.all([client.tasks.list.query({}), client.users.me.query()]);
      await restRequest(app, "GET /tasks", grant);
    });
    expect(calls(more, "tasks.create")).toEqual({ ok: 1, timed: 1 });
    expect(calls(more, "users.me")).toEqual({ ok: 1, timed: 1 });
    expect(calls(more, "tasks.list")).toEqual({ ok: 2, timed: 2 });
    expect(calls(more, "tasks.remove")).toEqual({ ok: 0, timed: 0 });
    expect(more("tenon_http_requests_total", { route: "trpc", status: "200" })).toBe(2);
    expect(more("tenon_http_requests_total", { route: "rest", status: "200" })).toBe(1);
  });

  it("that are refused or fail are counted by the code of the refusal", async () => {
    const { client, grant } = await signUp(app);
    const more = await gained(async () => {
      await reasonOfRefusal(client.tasks.create.mutate({ title: "" }));
      await reasonOfRefusal(app.client().tasks.list.query({}));
      await withoutTags(() => app.postJson("tasks.create", { title: "Order the oak" }, grant));
    });
    const procedure = "tasks.create";
    expect(more("tenon_calls_total", { procedure, outcome: "VALIDATION_FAILED" })).toBe(1);
    expect(more("tenon_calls_total", { procedure, outcome: "INTERNAL" })).toBe(1);
    expect(more("tenon_calls_total", { procedure: "tasks.list", outcome: "ok" })).toBe(0);
    expect(more("tenon_calls_total", { outcome: "UNAUTHENTICATED" })).toBe(1);
  });

  it("of what there is not have one name together", async () => {
    const more = await gained(async () => {
      await app.request("/trpc/no.such");
      await app.request("/trpc/nor.such,tasks.such?batch=1");
    });
    expect(more("tenon_calls_total", { procedure: "unknown", outcome: "NOT_FOUND" })).toBe(3);
  });

  it("are in flight until they end", async () => {
    const { client } = await signUp(app);
    const blocker = await app.container.database.pool.connect();
    await blocker.query("BEGIN; LOCK TABLE tasks");
    const creating = client.tasks.create.mutate({ title: "Order the oak" });
    const inFlight = async () =>
      (await look()).total("tenon_calls_in_flight", { procedure: "tasks.create" });
    await expect.poll(inFlight, { timeout: 10_000 }).toBe(1);
    await blocker.query("COMMIT");
    blocker.release();
    await creating;
    expect(await inFlight()).toBe(0);
  });

  it("that a limit refuses are counted by limit", async () => {
    await using strict = await createTestApp({ ...watched, RATE_LIMIT_SCALE: "0.01" });
    const tries = Array.from({ length: 20 }, () =>
      strict.postJson("auth.login", { email: "ada@example.com", password }),
    );
    const refused = (await Promise.all(tries)).filter((answer) => answer.status === 429);
    const { total } = await look(strict);
    expect(refused.length).toBeGreaterThan(0);
    expect(total("tenon_rate_limit_refusals_total")).toBe(refused.length);
    expect(total("tenon_calls_total", { outcome: "RATE_LIMITED" })).toBe(refused.length);
  });
});

describe("requests", () => {
  it("are counted by where they went, whatever their path is", async () => {
    const paths = ["/healthz", "/readyz", "/docs", "/api/v1/openapi.json", "/api/v1/canary"];
    const more = await gained(async () => {
      for (const path of [...paths, "/.well-known/jwks.json", "/canary", "/dev/mail"]) {
        await app.request(path);
      }
    });
    const of = (route: string, code: number) =>
      more("tenon_http_requests_total", { route, status: String(code) });
    expect([of("health", 200), of("reference", 200), of("jwks", 200)]).toEqual([2, 2, 1]);
    expect([of("rest", 404), of("web", 404), of("dev", 404)]).toEqual([1, 1, 1]);
    expect(more("tenon_http_requests_total")).toBe(8);
  });
});

describe("what is under way", () => {
  it("is told of jobs, by queue, and of events that a transaction holds back", async () => {
    await using own = await createTestApp(watched);
    const { client } = await signUp(own);
    await signUp(own);
    const { pool } = own.container.database;
    await pool.query(
      `UPDATE jobs.job SET start_after = now() - interval '1 hour' WHERE state = 'created';
       INSERT INTO jobs.job (name, state) SELECT dead_letter, 'created' FROM jobs.queue WHERE name = 'account-mail'`,
    );
    await untilSettled(pool);
    const holder = await pool.connect();
    await holder.query("BEGIN; SELECT pg_current_xact_id()");
    await client.tasks.create.mutate({ title: "Order the oak" });
    const { total } = await look(own);
    await holder.query("ROLLBACK");
    holder.release();
    const queue = "account-mail";
    expect(total("tenon_jobs", { queue, state: "waiting" })).toBe(2);
    expect(total("tenon_jobs", { queue, state: "running" })).toBe(0);
    expect(total("tenon_jobs", { queue, state: "dead" })).toBe(1);
    expect(total("tenon_jobs_oldest_seconds", { queue })).toBeGreaterThanOrEqual(3_600);
    expect(total("tenon_jobs_oldest_seconds", { queue })).toBeLessThan(3_900);
    expect(total("tenon_events_held_back")).toBe(1);
  });

  it("is told of streams, connections and transactions", async () => {
    const { client, grant } = await signUpAdmin(app);
    await using stream = await listen(app.request, grant);
    const blocker = await app.container.database.pool.connect();
    await blocker.query("BEGIN; LOCK TABLE products");
    const price = { amount: 100, currency: "EUR" } as const;
    const creating = Array.from({ length: 6 }, (_, number) =>
      client.products.create.mutate({ sku: `OAK-${number}`, name: "Oak board", price }),
    );
    await expect
      .poll(async () => (await look()).total("tenon_transactions_waiting"), { timeout: 10_000 })
      .toBe(3);
    const { total } = await look();
    expect(stream.messages).toMatchObject([{ type: "stream.caught-up" }]);
    expect(total("tenon_event_streams")).toBe(1);
    expect(total("tenon_database_connections_max")).toBe(5);
    expect(total("tenon_database_connections", { state: "busy" })).toBeGreaterThanOrEqual(4);
    await blocker.query("ROLLBACK");
    blocker.release();
    await Promise.all(creating);
    expect((await look()).total("tenon_transactions_waiting")).toBe(0);
  });

  it("is not told of the database while it is away, and all the rest is", async () => {
    await using own = await createTestApp(watched);
    await own.container.database.pool.query("ALTER TABLE events RENAME TO gone");
    const { total, samples } = await look(own);
    expect(total("tenon_database_up")).toBe(0);
    expect(samples.map(({ name }) => name)).not.toContain("tenon_events_held_back");
    expect(samples.map(({ name }) => name)).not.toContain("tenon_jobs");
    expect(total("tenon_processes")).toBe(1);
    expect(own.logs.join("")).toContain("metrics-not-read");
  });
});

describe("what is sent", () => {
  it("is counted: mails, and the jobs that send them", async () => {
    await app.runJobs();
    const more = await gained(async () => {
      await signUp(app);
      await app.runJobs();
    });
    expect(more("tenon_mail_attempts_total", { outcome: "sent" })).toBe(1);
    expect(more("tenon_mail_attempts_total", { outcome: "failed" })).toBe(0);
    expect(more("tenon_job_runs_total", { queue: "account-mail", outcome: "done" })).toBe(1);
    expect(more("tenon_job_duration_seconds_count", { queue: "account-mail" })).toBe(1);
  });

  it("is counted: mails that fail, and jobs that are tried again", async () => {
    await using unsent = await createTestApp({
      ...watched,
      SMTP_URL: "smtp://127.0.0.1:1?tls=off",
      MAIL_FROM: "no-reply@example.com",
    });
    await signUp(unsent);
    await unsent.runJobs();
    const { total } = await look(unsent);
    expect(total("tenon_mail_attempts_total", { outcome: "failed" })).toBe(1);
    expect(total("tenon_mail_attempts_total", { outcome: "sent" })).toBe(0);
    expect(total("tenon_job_runs_total", { outcome: "retry" })).toBe(1);
  });

  it("is counted: messages to webhooks", async () => {
    await using receiver = await startReceiver();
    const { client } = await signUp(app);
    await client.webhooks.create.mutate({ url: receiver.url, events: ["task.created"] });
    const more = await gained(async () => {
      await client.tasks.create.mutate({ title: "Order the oak" });
      await deliver(app);
      receiver.answer(status(500));
      await client.tasks.create.mutate({ title: "Order the ash" });
      await deliver(app);
    });
    expect(more("tenon_webhook_attempts_total", { outcome: "delivered" })).toBe(1);
    expect(more("tenon_webhook_attempts_total", { outcome: "failed" })).toBe(1);
  });
});

it("tells nothing secret, and nothing of anybody (K1)", async () => {
  const canary = "canary-7f3a9b";
  const email = "somebody.private@example.com";
  const headers = { cookie: `tenon-refresh=${canary}`, "user-agent": canary };
  const grant = await app.client().auth.register.mutate({ email, password: canary });
  await app.postJson("auth.login", { email, password: `${canary}-wrong` }, { headers });
  await app.post("auth.login", `{"json":{"password":"${canary}"`, { headers });
  await app.postJson("tasks.create", { title: canary }, grant);
  await app.postJson(canary, {}, grant);
  await app.request(`/api/v1/tasks/${canary}`, { method: "PURGE", headers });
  await app.request(`/${canary}?${canary}`, { headers: { authorization: `Bearer ${canary}` } });
  await app.runJobs();
  await withoutTags(() => app.postJson("tasks.create", { title: canary }, grant));
  const { text } = await expose(app);
  for (const secret of [
    canary,
    email,
    grant.user.id,
    grant.accessToken,
    grant.refreshToken ?? "",
    app.env.SECRET_KEY,
    new URL(app.env.DATABASE_URL).password,
    "192.0.2.1",
  ]) {
    expect(text).not.toContain(secret);
  }
});

it("costs nothing where nobody watches", async () => {
  const { METRICS_PORT: _port, ...env } = app.env;
  const logger = createLogger({ level: "silent", format: "json" });
  const unwatched = createContainer(env, logger);
  expect(unwatched.metrics).toBeNull();
  await unwatched.close();
});

async function look(at: TestApp = app): Promise<Exposed> {
  return readExposition((await expose(at)).text);
}

/** What came to the figures meanwhile. */
async function gained(work: () => Promise<unknown>): Promise<Exposed["total"]> {
  const before = await look();
  await work();
  const after = await look();
  return (name, labels) => after.total(name, labels) - before.total(name, labels);
}

/** A fault that nobody expects, for as long as it takes. */
async function withoutTags(work: () => Promise<unknown>): Promise<void> {
  const { pool } = app.container.database;
  await pool.query("ALTER TABLE tasks RENAME COLUMN tags TO gone");
  await work();
  await pool.query("ALTER TABLE tasks RENAME COLUMN gone TO tags");
}

async function expose({ container }: TestApp) {
  if (!container.metrics) throw new Error("Nobody watches this one.");
  return container.metrics.expose();
}

function calls(total: Exposed["total"], procedure: string) {
  return {
    ok: total("tenon_calls_total", { procedure, outcome: "ok" }),
    timed: total("tenon_call_duration_seconds_count", { procedure }),
  };
}
