import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { reasonOfRefusal } from "./expect-refusal.ts";
import { type Exposed, readExposition } from "./exposition.ts";
import { listen } from "./listen.ts";
import { password, signUp, signUpAdmin } from "./people.ts";
import { restRequest } from "./rest-request.ts";
import { startReceiver, status } from "./webhook-receiver.ts";
import { deliver } from "./webhook-turns.ts";

const watched = {
  METRICS_PORT: "9464",
  WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1",
  DATABASE_LOCK_TIMEOUT_MS: "15000",
};

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(watched);
});
afterEach(() => app[Symbol.asyncDispose]());

describe("calls", () => {
  it("are counted by procedure, over tRPC, in a batch and over REST", async () => {
    const { client, grant } = await signUp(app);
    await client.tasks.create.mutate({ title: "Order the oak" });
    await Promise.all([client.tasks.list.query({}), client.users.me.query()]);
    await restRequest(app, "GET /tasks", grant);
    const { total } = await look();
    expect(calls(total, "tasks.create")).toEqual({ ok: 1, timed: 1 });
    expect(calls(total, "users.me")).toEqual({ ok: 1, timed: 1 });
    expect(calls(total, "tasks.list")).toEqual({ ok: 2, timed: 2 });
    expect(calls(total, "tasks.remove")).toEqual({ ok: 0, timed: 0 });
    expect(total("tenon_http_requests_total", { route: "trpc", status: "200" })).toBe(3);
    expect(total("tenon_http_requests_total", { route: "rest", status: "200" })).toBe(1);
  });

  it("that are refused or fail are counted by the code of the refusal", async () => {
    const { client, grant } = await signUp(app);
    await reasonOfRefusal(client.tasks.create.mutate({ title: "" }));
    await reasonOfRefusal(app.client().tasks.list.query({}));
    await app.container.database.pool.query("ALTER TABLE tasks DROP COLUMN tags");
    await app.postJson("tasks.create", { title: "Order the oak" }, grant);
    const { total } = await look();
    const outcomes = { procedure: "tasks.create", outcome: "VALIDATION_FAILED" };
    expect(total("tenon_calls_total", outcomes)).toBe(1);
    expect(total("tenon_calls_total", { ...outcomes, outcome: "INTERNAL" })).toBe(1);
    expect(total("tenon_calls_total", { procedure: "tasks.list", outcome: "ok" })).toBe(0);
    expect(total("tenon_calls_total", { outcome: "UNAUTHENTICATED" })).toBe(1);
  });

  it("of what there is not have one name together", async () => {
    await Promise.all(
      ["/trpc/no.such", "/trpc/nor.such,tasks.such?batch=1"].map((at) => app.request(at)),
    );
    const { total } = await look();
    expect(total("tenon_calls_total", { procedure: "unknown", outcome: "NOT_FOUND" })).toBe(3);
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
    for (const path of [...paths, "/.well-known/jwks.json", "/canary", "/dev/mail"]) {
      await app.request(path);
    }
    const { samples } = await look();
    const counted = samples
      .filter(({ name }) => name === "tenon_http_requests_total")
      .map(({ labels: { route, status: code }, value }) => `${route} ${code} ${value}`);
    expect(counted.toSorted()).toEqual([
      "dev 404 1",
      "health 200 2",
      "jwks 200 1",
      "reference 200 2",
      "rest 404 1",
      "web 404 1",
    ]);
  });
});

describe("what is under way", () => {
  it("is told of jobs, by queue", async () => {
    await signUp(app);
    await signUp(app);
    await app.container.database.pool.query(
      `UPDATE jobs.job SET start_after = now() - interval '1 hour' WHERE state = 'created';
       INSERT INTO jobs.job (name, state) SELECT dead_letter, 'created' FROM jobs.queue WHERE name = 'account-mail'`,
    );
    const { total } = await look();
    const queue = "account-mail";
    expect(total("tenon_jobs", { queue, state: "waiting" })).toBe(2);
    expect(total("tenon_jobs", { queue, state: "running" })).toBe(0);
    expect(total("tenon_jobs", { queue, state: "dead" })).toBe(1);
    const oldest = total("tenon_jobs_oldest_seconds", { queue });
    expect(oldest).toBeGreaterThanOrEqual(3_600);
    expect(oldest).toBeLessThan(3_700);
  });

  it("is told of events that a transaction holds back", async () => {
    const { client } = await signUp(app);
    const holder = await app.container.database.pool.connect();
    await holder.query("BEGIN; SELECT pg_current_xact_id()");
    await client.tasks.create.mutate({ title: "Order the oak" });
    const { total } = await look();
    await holder.query("ROLLBACK");
    holder.release();
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
    await app.container.database.pool.query("ALTER TABLE events RENAME TO gone");
    const { total, samples } = await look();
    expect(total("tenon_database_up")).toBe(0);
    expect(samples.map(({ name }) => name)).not.toContain("tenon_events_held_back");
    expect(samples.map(({ name }) => name)).not.toContain("tenon_jobs");
    expect(total("tenon_processes")).toBe(1);
    expect(app.logs.join("")).toContain("metrics-not-read");
  });
});

describe("what is sent", () => {
  it("is counted: mails, and the jobs that send them", async () => {
    await signUp(app);
    await app.runJobs();
    const { total } = await look();
    expect(total("tenon_mail_attempts_total", { outcome: "sent" })).toBe(1);
    expect(total("tenon_mail_attempts_total", { outcome: "failed" })).toBe(0);
    const run = { queue: "account-mail", outcome: "done" };
    expect(total("tenon_job_runs_total", run)).toBe(1);
    expect(total("tenon_job_duration_seconds_count", { queue: "account-mail" })).toBe(1);
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
    await client.tasks.create.mutate({ title: "Order the oak" });
    await deliver(app);
    receiver.answer(status(500));
    await client.tasks.create.mutate({ title: "Order the ash" });
    await deliver(app);
    const { total } = await look();
    expect(total("tenon_webhook_attempts_total", { outcome: "delivered" })).toBe(1);
    expect(total("tenon_webhook_attempts_total", { outcome: "failed" })).toBe(1);
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
  await app.container.database.pool.query("ALTER TABLE tasks DROP COLUMN tags");
  await app.postJson("tasks.create", { title: canary }, grant);
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
  await using unwatched = await createTestApp();
  expect(unwatched.container.metrics).toBeNull();
});

async function look(at: TestApp = app): Promise<Exposed> {
  return readExposition((await expose(at)).text);
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
