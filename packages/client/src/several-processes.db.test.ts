import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { countMiscounted } from "@tenon/db/testing/count-miscounted";
import { createTenonClient } from "./create-tenon-client.ts";
import { follow } from "./follow.ts";
import { type Cluster, startCluster } from "./testing/cluster.ts";
import { balance, endOfOutbox, type Ledger, readOutbox, wordFor } from "./testing/ledger.ts";
import { work } from "./testing/mixed-load.ts";
import { type OwnPostgres, startOwnPostgres } from "./testing/own-postgres.ts";

/** `npm run faults` goes on for minutes. */
const isLong = process.env["FAULTS"] === "long";
const limits = { timeout: isLong ? 600_000 : 240_000 };
/** Callers close a connection that they don't use within ten seconds, so that none is closed under a call. */
const beyondKeepAlive = "12000";
const processes = 3;
const people = 4;

let database: OwnPostgres;
let cluster: Cluster;
let boss: Awaited<ReturnType<typeof signUp>>;
let productId: string;
beforeAll(async () => {
  database = await startOwnPostgres();
  cluster = await startCluster({
    databaseUrl: database.url,
    members: processes,
    variables: { DRAIN_DELAY_MS: isLong ? beyondKeepAlive : "500" },
  });
  boss = await signUp();
  await database.prisma.user.update({ where: { id: boss.userId }, data: { role: "admin" } });
  const price = { amount: 1999, currency: "EUR" };
  const oak = { sku: "OAK-1", name: "Oak board", price, stock: 1_000 };
  ({ id: productId } = await boss.tenon.products.create.mutate(oak));
});
afterAll(async () => {
  await cluster[Symbol.asyncDispose]();
  await database.close();
});

it(
  "acknowledges nothing that is not done and told, once, while answers are lost and processes killed",
  limits,
  async () => {
    const outcome = await workDuring(async () => {
      for (let round = 0; round < (isLong ? 10 : 1); round += 1) {
        await sleep(500);
        cluster.loseAnswers(8);
        await sleep(500);
        await cluster.kill(round % processes);
      }
    });
    expect(outcome.lostRequests).toBeGreaterThan(0);
    expect(outcome.ledger).toMatchObject({ missing: [], doubled: [] });
  },
);

it("fails no call, while one process after the other is replaced", limits, async () => {
  const outcome = await workDuring(async () => {
    for (let round = 0; round < (isLong ? 6 : 1); round += 1) {
      await sleep(500);
      await cluster.replace(round % processes);
    }
  });
  expect(outcome).toMatchObject({ failures: [], putOff: 0 });
  if (isLong) expect(outcome.lostRequests).toBe(0);
  expect(outcome.ledger).toMatchObject({ missing: [], doubled: [] });
});

it("waits for a database that is restarted, and goes on by itself", limits, async () => {
  let startedAt = new Date();
  const outcome = await workDuring(async () => {
    for (let round = 0; round < (isLong ? 3 : 1); round += 1) {
      await sleep(500);
      await database.stop();
      const { authorization } = boss;
      const refused = await fetch(`${cluster.url}/trpc/users.me`, { headers: { authorization } });
      await sleep(500);
      await database.start();
      startedAt = new Date();
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
      const isReady = async () => (await fetch(`${cluster.url}/readyz`)).ok;
      await expect.poll(isReady).toBe(true);
      await sleep(500);
    }
  });
  expect(outcome.ledger).toMatchObject({ missing: [], doubled: [] });
  const mails = () => countMails({ since: startedAt });
  await expect.poll(mails).toMatchObject({ waiting: 0 });
  expect((await mails()).sent).toBeGreaterThan(0);
});

/** Requests are counted beneath the client, which sends again what was lost or put off by a 503. */
type Outcome = { ledger: Ledger; failures: string[]; lostRequests: number; putOff: number };

/** Everybody works and listens until `faults` is over; then each has heard what the outbox holds for them, in its order. */
async function workDuring(faults: () => Promise<void>): Promise<Outcome> {
  let lostRequests = 0;
  let putOff = 0;
  const countingFetch: typeof fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (response.status === 503) putOff += 1;
      if (response.headers.get("content-type") === "text/event-stream") return response;
      return new Response(await response.arrayBuffer(), response);
    } catch (error) {
      if (init?.signal?.aborted !== true) lostRequests += 1;
      throw error;
    }
  };
  const everybody = await Promise.all(Array.from({ length: people }, () => signUp(countingFetch)));
  const after = await endOfOutbox(database);
  const listening = new AbortController();
  const listeners = [...everybody, ...everybody].map(({ userId, tenon }) => {
    const heard: string[] = [];
    const caughtUp = Promise.withResolvers<null>();
    const listen = async () => {
      for await (const { data } of follow(tenon.events.stream, { signal: listening.signal })) {
        caughtUp.resolve(null);
        if (data.type === "stream.caught-up") continue;
        heard.push("id" in data ? wordFor(data) : data.type);
      }
    };
    return { userId, heard, caughtUp: caughtUp.promise, ended: listen() };
  });
  await Promise.all(listeners.map(({ caughtUp }) => caughtUp));

  const over = new AbortController();
  const works = everybody.map((person) => work(person.tenon, { productId, signal: over.signal }));
  await Promise.race([faults(), ...works]);
  over.abort();
  const done = await Promise.all(works);

  for (const { userId, heard } of listeners) {
    const told = await readOutbox(database, { after, userId });
    await expect.poll(() => heard.length).toBeGreaterThanOrEqual(told.length);
    expect(heard).toEqual(told);
  }
  listening.abort();
  await Promise.all(listeners.map(({ ended }) => ended));
  expect(await countMiscounted(database.pool)).toMatchObject({ stock: 0, total: 0, version: 0 });
  const stored = await readOutbox(database, { after });
  const ledger = balance(
    done.flatMap(({ acknowledged }) => acknowledged),
    stored.filter((word) => !word.startsWith("product.")),
  );
  const failures = done.flatMap((each) => each.failures);
  const heard = listeners.reduce((sum, listener) => sum + listener.heard.length, 0);
  if (isLong) {
    process.stderr.write(
      `${JSON.stringify({ ...ledger, heard, lostRequests, putOff, failures })}\n`,
    );
  }
  return { ledger, failures, lostRequests, putOff };
}

let signedUp = 0;

async function signUp(fetch = globalThis.fetch) {
  signedUp += 1;
  const account = { email: `person-${signedUp}@example.com`, password: "correct horse battery" };
  const { url } = cluster;
  const { accessToken, user } = await createTenonClient({ url }).auth.register.mutate(account);
  const tenon = createTenonClient({ url, credential: { accessToken }, fetch });
  return { userId: user.id, authorization: `Bearer ${accessToken}`, tenon };
}

async function countMails({ since }: { since: Date }): Promise<{ sent: number; waiting: number }> {
  const { rows } = await database.pool.query<{ sent: number; waiting: number }>(
    `SELECT count(*) FILTER (WHERE state = 'completed')::int AS sent,
       count(*) FILTER (WHERE state < 'completed')::int AS waiting
     FROM jobs.job WHERE name = 'order-mail' AND created_on > $1`,
    [since],
  );
  return rows[0] ?? { sent: 0, waiting: 0 };
}
