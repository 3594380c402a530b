import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { type Person, signUp } from "./people.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { startReceiver, status } from "./webhook-receiver.ts";

const variables = { WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1" };

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp(variables);
  owner = await signUp(app);
});
afterAll(() => app[Symbol.asyncDispose]());

it("two processes send each message once, also beside a member whose webhooks never answer", async () => {
  await using quick = await startReceiver();
  await using stuck = await startReceiver();
  const open = { now: 0, most: 0 };
  stuck.answer((response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.on("close", () => (open.now -= 1));
  });
  const other = await signUp(app);
  for (let count = 0; count < 10; count += 1) {
    await other.client.webhooks.create.mutate({ url: stuck.url });
  }
  await owner.client.webhooks.create.mutate({ url: quick.url });
  await using first = await startProcess();
  await using second = await startProcess();
  await Promise.all([first.listening(), second.listening()]);

  const made: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    await other.client.tasks.create.mutate({ title: `${count}` });
    made.push((await owner.client.tasks.create.mutate({ title: `${count}` })).id);
  }

  await expect.poll(() => quick.received.length).toBeGreaterThanOrEqual(30);
  expect(quick.received).toHaveLength(30);
  expect(new Set(idsOf(quick.received))).toEqual(new Set(made));
  expect(open.most).toBeGreaterThan(0);
  // Two, and what two processes with two connections each may take before they see one another's.
  expect(open.most).toBeLessThanOrEqual(6);
  expect(first.output() + second.output()).not.toContain("whsec_");
  await app.container.database.prisma.webhook.deleteMany();
});

it("a message is sent again, under its id, when the process that sent it was killed", async () => {
  await using receiver = await startReceiver();
  receiver.answer(() => {});
  const { id } = await owner.client.webhooks.create.mutate({ url: receiver.url });
  await using killed = await startProcess();
  await killed.listening();
  await owner.client.tasks.create.mutate({ title: "one" });
  await expect.poll(() => receiver.received.length).toBe(1);
  await killed[Symbol.asyncDispose]();

  receiver.answer(status(204));
  // What another process does once it misses the killed one's heartbeat.
  await app.container.database.pool.query(
    "UPDATE jobs.job SET state = 'retry', start_after = now() WHERE name = 'webhook-delivery' AND state = 'active'",
  );
  await app.runJobs();

  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(receiver.received).toHaveLength(2);
  const { items } = await owner.client.webhooks.deliveries.query({ id });
  expect(items).toMatchObject([{ state: "delivered", attempts: 1 }]);
});

function startProcess(): Promise<ServerProcess> {
  const { DATABASE_URL, SECRET_KEY } = app.env;
  return startServerProcess({ ...variables, DATABASE_URL, SECRET_KEY, JOB_WORKER: "on" });
}

function idsOf(received: { body: string }[]): (string | undefined)[] {
  return received.map(({ body }) => /"id":"([^"]+)"/.exec(body)?.[1]);
}
