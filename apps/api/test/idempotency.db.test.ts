import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accessTable, makeWorld, type Row, type World } from "./access-table.ts";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { isMutation, takesKey } from "./definition-of.ts";
import { refusalOf } from "./expect-refusal.ts";
import { type Person, signUp, signUpAdmin } from "./people.ts";
import { restClient } from "./rest-client.ts";

let app: TestApp;
let owner: Person;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());
beforeEach(async () => {
  owner = await signUp(app);
});

describe("a mutation with an Idempotency-Key", () => {
  it("is done once by fifty at the same time, who are all answered alike (O1)", async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call("tasks.create", { title: "Once" }, { key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await titles()).toEqual(["Once"]);
  });

  it("is refused for another input, and does nothing (O2)", async () => {
    const key = randomUUID();
    await call("tasks.create", { title: "One" }, { key });
    const other = await call("tasks.create", { title: "Two" }, { key });
    expect(other.status).toBe(422);
    expect(other.body).toContain("IDEMPOTENCY_KEY_REUSED");
    expect(await titles()).toEqual(["One"]);
  });

  it("means nothing to another procedure or another person (O3)", async () => {
    const key = randomUUID();
    const stranger = await signUp(app);
    await call("tasks.create", { title: "Mine" }, { key });
    const post = await call("posts.create", { title: "Mine" }, { key });
    const theirs = await call("tasks.create", { title: "Theirs" }, { key, as: stranger });
    expect([post, theirs].map(({ status, replayed }) => [status, replayed])).toEqual([
      [200, false],
      [200, false],
    ]);
    expect(theirs.body).not.toContain("Mine");
  });

  it("is done with the note of its answer or not at all (O4, O7)", async () => {
    await using other = await createTestApp();
    const person = await signUp(other);
    const key = randomUUID();
    const { pool } = other.container.database;
    await pool.query(
      "ALTER TABLE idempotency_records ADD CONSTRAINT no_answer CHECK (response IS NULL)",
    );
    const failed = await call("tasks.create", { title: "Once" }, { key, as: person, on: other });
    expect(failed.status).toBeGreaterThanOrEqual(400);
    expect((await person.client.tasks.list.query()).items).toEqual([]);

    await pool.query("ALTER TABLE idempotency_records DROP CONSTRAINT no_answer");
    const again = await call("tasks.create", { title: "Once" }, { key, as: person, on: other });
    expect([again.status, again.replayed]).toEqual([200, false]);
    expect((await person.client.tasks.list.query()).items).toHaveLength(1);
  });

  it.each(["", "a b", "ü", "x".repeat(256), "tab\there"])(
    "refuses %j for a key, and does nothing (O5)",
    async (key) => {
      expect((await call("tasks.create", { title: "No" }, { key })).status).toBe(400);
      expect(await titles()).toEqual([]);
    },
  );

  it("keeps the key good when it fails (O6)", async () => {
    const key = randomUUID();
    expect((await call("tasks.create", { title: " " }, { key })).status).toBe(400);
    expect((await call("tasks.create", { title: "x" }, { key, as: null })).status).toBe(401);
    const missing = "01970000-0000-7000-8000-000000000000";
    expect((await call("tasks.update", { id: missing, title: "x" }, { key })).status).toBe(404);
    const good = await call("tasks.create", { title: "Good" }, { key });
    expect([good.status, good.replayed]).toEqual([200, false]);
  });

  it("is forgotten after a day (O8)", async () => {
    const key = randomUUID();
    await call("tasks.create", { title: "Once" }, { key });
    const records = app.container.database.prisma.idempotencyRecord;
    await app.container.cleanUp.run(AbortSignal.timeout(5_000));
    expect(await records.count({ where: { key } })).toBe(1);
    await app.container.database.pool.query(
      "UPDATE idempotency_records SET created_at = now() - interval '25 hours' WHERE key = $1",
      [key],
    );
    await app.container.cleanUp.run(AbortSignal.timeout(5_000));
    expect(await records.count({ where: { key } })).toBe(0);
  });

  it("may remove the account it is made for", async () => {
    await signUpAdmin(app);
    const admin = await signUpAdmin(app);
    const { id } = admin.grant.user;
    const removed = await call("users.remove", { id }, { key: randomUUID(), as: admin });
    expect(removed.status).toBe(200);
    expect(await app.container.database.prisma.user.count({ where: { id } })).toBe(0);
  });

  it("answers dates as dates again", async () => {
    const key = randomUUID();
    const client = app.client({ accessToken: token(owner), headers: { "idempotency-key": key } });
    const input = { title: "Dated", dueAt: new Date("2030-01-01T00:00:00Z") };
    const first = await client.tasks.create.mutate(input);
    const second = await client.tasks.create.mutate(input);
    expect(second).toEqual(first);
    expect(second.dueAt).toBeInstanceOf(Date);
  });
});

it("holds for every mutation that takes one", async () => {
  await signUpAdmin(app);
  for (const [path, row] of mutations(true)) {
    const world = await makeWorld(app);
    const headers = { "idempotency-key": randomUUID() };
    const client = app.client({ accessToken: token(await callerOf(row, world)), headers });
    const first = await row.call(client, world);
    expect([path, await row.call(client, world)]).toEqual([path, first]);
  }
}, 60_000);

it("is refused by every mutation that takes none, over tRPC and REST, which then does nothing", async () => {
  await signUpAdmin(app);
  for (const [path, row] of mutations(false)) {
    const world = await makeWorld(app);
    const { accessToken } = (await callerOf(row, world)).grant;
    const headers = { "idempotency-key": randomUUID() };
    for (const client of [app.client, (sent: Sent) => restClient(app, sent)]) {
      const refused = row.call(client({ accessToken, headers }), world);
      expect((await refusalOf(refused)).message).toContain(`${path} takes no Idempotency-Key`);
    }
    await row.call(app.client({ accessToken }), world);
  }
}, 60_000);

it("makes one webhook, whose secret is shown again but kept sealed", async () => {
  const key = randomUUID();
  const input = { url: "https://example.com/" };
  const first = await call("webhooks.create", input, { key });
  const again = await call("webhooks.create", input, { key });
  expect([again.status, again.replayed, again.body]).toEqual([200, true, first.body]);
  const [made, ...others] = await owner.client.webhooks.list.query();
  expect(others).toEqual([]);

  const { body } = await call("webhooks.rotateSecret", { id: made?.id }, { key });
  const records = await app.container.database.prisma.idempotencyRecord.findMany();
  const kept = records.map(({ response }) => response).join("\n");
  for (const shown of [first.body, body]) expect(shown).toContain("whsec_");
  expect(kept).not.toContain("whsec_");
});

type Options = { key: string; as?: Person | null; on?: TestApp };

async function call(path: string, input: unknown, { key, as = owner, on = app }: Options) {
  const response = await on.postJson(path, input, {
    ...(as && { accessToken: token(as) }),
    headers: { "idempotency-key": key },
  });
  const replayed = response.headers.get("idempotency-replayed") === "true";
  return { status: response.status, replayed, body: await response.text() };
}

type Sent = { accessToken: string; headers: Record<string, string> };

function mutations(takeKeys: boolean): [string, Row][] {
  return Object.entries(accessTable).filter(
    ([path]) => isMutation(app, path) && takesKey(app, path) === takeKeys,
  );
}

function callerOf(row: Row, world: World): Person | Promise<Person> {
  return row.owner === "allowed" ? world.owner : signUpAdmin(app);
}

function token({ grant }: Person): string {
  return grant.accessToken;
}

async function titles(): Promise<string[]> {
  return (await owner.client.tasks.list.query()).items.map(({ title }) => title);
}
