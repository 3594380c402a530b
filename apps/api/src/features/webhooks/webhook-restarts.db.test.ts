import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTransactionRunner } from "#platform/db/transaction.ts";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { type Person, signUp } from "#test/people.ts";
import { type Receiver, startReceiver, status } from "#test/webhook-receiver.ts";
import { dispatch, letTimePass } from "#test/webhook-turns.ts";
import { createWebhookDeliveryRepository } from "./webhook-deliveries.repository.ts";
import { createWebhookRestarts } from "./webhook-restarts.service.ts";
import type { Restart } from "./webhooks.jobs.ts";

let app: TestApp;
let receiver: Receiver;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp({ WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1" });
  owner = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver[Symbol.asyncDispose]();
  await app.container.database.prisma.webhook.deleteMany();
});

describe("what waits for a paused webhook", () => {
  it("is begun anew with some at a time, each once, however often that is repeated", async () => {
    const webhookId = await pauseBefore(7);
    await app.container.database.prisma.webhook.update({
      where: { id: webhookId },
      data: { pausedAt: null, pauseReason: null },
    });
    const { begin, goOn, transaction } = restartsOfAtMost(2);
    const since = new Date(0);
    await transaction((tx) => begin({ webhookId, state: "waiting", since }, tx));
    expect(await turns()).toEqual([2, 2, 1, 1, 1, 1, 1]);

    const [left] = await restartsLeft();
    if (!left) throw new Error("Nothing goes on with the others.");
    for (let times = 0; times < 2; times += 1) await goOn(left.id, left.payload);
    expect(await restartsLeft()).toHaveLength(2);

    await app.runJobs();
    expect(receiver.received).toHaveLength(7);
  });

  it("is sent also when it is resumed while its sender is about to pause it", async () => {
    const id = await pauseBefore(1);
    const { pool } = app.container.database;
    await owner.client.webhooks.update.mutate({ id, paused: false });
    await pool.query("DELETE FROM jobs.job WHERE name = 'webhook-delivery'");
    const sender = await pool.connect();
    await sender.query("BEGIN");
    const pausing = "UPDATE webhooks SET paused_at = now(), pause_reason = 'gone' WHERE id = $1";
    await sender.query(pausing, [id]);
    const resuming = owner.client.webhooks.update.mutate({ id, paused: false });
    await expect.poll(waitingForLocks).toBe(1);
    await sender.query("COMMIT");
    sender.release();
    expect((await resuming).pausedAt).toBeNull();
    await app.runJobs();
    expect(receiver.received).toHaveLength(1);
  });
});

it("a webhook that is at work is not resumed: what is on its way goes once, and pauses are kept", async () => {
  const { id } = await owner.client.webhooks.create.mutate({ url: receiver.url });
  receiver.answer(status(500));
  await owner.client.tasks.create.mutate({ title: "pauses" });
  await dispatch(app);
  await app.runJobs();

  const open: ServerResponse[] = [];
  receiver.answer((response) => void open.push(response));
  await owner.client.tasks.create.mutate({ title: "on its way" });
  await dispatch(app);
  const running = app.runJobs();
  await expect.poll(() => receiver.received.length).toBe(2);
  await owner.client.webhooks.update.mutate({ id, paused: false });
  receiver.answer(status(204));
  open[0]?.writeHead(204).end();
  await running;
  await app.runJobs();

  const { items } = await owner.client.webhooks.deliveries.query({ id });
  expect(items).toMatchObject([
    { state: "delivered", attempts: 1 },
    { state: "waiting", attempts: 1 },
  ]);
  expect(receiver.received).toHaveLength(2);
  await letTimePass(app);
  await app.runJobs();
  expect(receiver.received).toHaveLength(3);
});

it("what failed is counted, and all of it begun anew", async () => {
  const id = await pauseBefore(3);
  const { prisma } = app.container.database;
  await prisma.webhookDelivery.updateMany({ data: { state: "failed", attempts: 11 } });
  await owner.client.webhooks.update.mutate({ id, paused: false });
  const again = await owner.client.webhooks.redeliverFailed.mutate({ id, since: new Date(0) });
  expect(again).toEqual({ count: 3 });
  await app.runJobs();
  const { items } = await owner.client.webhooks.deliveries.query({ id });
  const delivered = { state: "delivered", attempts: 1 };
  expect(items).toMatchObject([delivered, delivered, delivered]);
});

/** A webhook that was paused before so many messages were sent, whose jobs are done. */
async function pauseBefore(count: number): Promise<string> {
  const { id } = await owner.client.webhooks.create.mutate({ url: receiver.url });
  for (let made = 0; made < count; made += 1) {
    await owner.client.tasks.create.mutate({ title: `${made}` });
  }
  await dispatch(app);
  await owner.client.webhooks.update.mutate({ id, paused: true });
  await app.runJobs();
  return id;
}

function restartsOfAtMost(mostAtOnce: number) {
  const { prisma, sql } = app.container.database;
  const transaction = createTransactionRunner(prisma);
  const deliveries = createWebhookDeliveryRepository(sql);
  const jobs = app.container.jobs.queue;
  return { transaction, ...createWebhookRestarts({ deliveries, jobs, transaction, mostAtOnce }) };
}

async function turns(): Promise<number[]> {
  const found = await app.container.database.prisma.webhookDelivery.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { turn: true },
  });
  return found.map(({ turn }) => turn);
}

type Left = { id: string; payload: Restart };

async function restartsLeft(): Promise<Left[]> {
  const { rows } = await app.container.database.pool.query<Left>(
    "SELECT id, data->'payload' AS payload FROM jobs.job WHERE name = 'webhook-restart' AND state < 'active'",
  );
  return rows;
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await app.container.database.pool.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows.length;
}
