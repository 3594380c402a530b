import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApp, type TestApp } from "#test/create-test-app.ts";
import { reasonOfRefusal } from "#test/expect-refusal.ts";
import { type Person, signUp } from "#test/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app[Symbol.asyncDispose]());

it("an account sends two tables at a time, and the third is refused unread until one has ended", async () => {
  const owner = await signUp(app);
  const [first, second] = [beginImport(owner), beginImport(owner)];
  await Promise.all([first.isRead, second.isRead]);

  const third = beginImport(owner);
  const refusal = await third.answer;
  expect([refusal.status, refusal.headers.get("retry-after")]).toEqual([429, "5"]);
  expect(await refusal.json()).toMatchObject({
    code: "RATE_LIMITED",
    detail: expect.stringContaining("2 imports under way"),
  });
  expect(third.wasRead()).toBe(false);
  expect(await reasonOfRefusal(importJson(owner))).toMatchObject({ code: "RATE_LIMITED" });
  expect(await importJson(await signUp(app))).toMatchObject({ imported: 1 });

  first.end();
  expect((await first.answer).status).toBe(200);
  expect(await importJson(owner)).toMatchObject({ imported: 1 });
  second.breakOff();
  expect((await second.answer).status).toBe(400);
  const again = [beginImport(owner), beginImport(owner)];
  await Promise.all(again.map(({ isRead }) => isRead));
  for (const { end } of again) end();
  expect(
    (await Promise.all(again.map(({ answer }) => answer))).map(({ status }) => status),
  ).toEqual([200, 200]);
});

it("a process takes ten tables at a time, and who comes then is told when to come back", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => signUp(app)));
  const begun = people.flatMap((person) => [beginImport(person), beginImport(person)]);
  await Promise.all(begun.map(({ isRead }) => isRead));
  const refusal = await beginImport(await signUp(app)).answer;
  expect([refusal.status, refusal.headers.get("retry-after")]).toEqual([503, "5"]);
  for (const { end } of begun) end();
  const statuses = (await Promise.all(begun.map(({ answer }) => answer))).map(
    ({ status }) => status,
  );
  expect(statuses).toEqual(begun.map(() => 200));
});

it("an account begins thirty imports in five minutes, in either way", async () => {
  await using limited = await createTestApp({ RATE_LIMIT_SCALE: "1" });
  const owner = await signUp(limited);
  for (let count = 0; count < 30; count += 1) await importJson(owner);
  const { answer } = beginImport(owner, limited);
  expect((await answer).status).toBe(429);
  expect(Number((await answer).headers.get("retry-after"))).toBeGreaterThan(60);
  expect(await reasonOfRefusal(importJson(owner))).toMatchObject({ code: "RATE_LIMITED" });
  expect(await importJson(await signUp(limited))).toMatchObject({ imported: 1 });
});

it("a table is looked through before its Idempotency-Key is taken, so that events don’t wait for that", async () => {
  const owner = await signUp(app);
  const holder = await app.container.database.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE idempotency_records IN EXCLUSIVE MODE");
    const headers = { ...headersOf(owner), "idempotency-key": randomUUID() };
    const body = "title\nOne\nTwo,2\n";
    const refused = await app.request(path, { method: "POST", headers, body });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "ROWS_REFUSED" });
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
  }
});

const path = "/api/v1/tasks/import";

function headersOf({ grant }: Person) {
  return { authorization: `Bearer ${grant.accessToken}`, "content-type": "text/csv" };
}

function importJson({ client }: Person) {
  return client.tasks.importCsv.mutate({ csv: "title\nOne\n" });
}

/** Sends a table as far as its first row, once it is read. */
function beginImport(person: Person, { request } = app) {
  let wasRead = false;
  const read = Promise.withResolvers<null>();
  const end = Promise.withResolvers<null>();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (wasRead) {
          await end.promise;
          controller.close();
          return;
        }
        wasRead = true;
        read.resolve(null);
        controller.enqueue(Buffer.from("title\nOne\n"));
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", headers: headersOf(person), body, duplex: "half" as const };
  return {
    answer: request(path, init),
    isRead: read.promise,
    wasRead: () => wasRead,
    end: () => end.resolve(null),
    breakOff: () => end.reject(new Error("gone")),
  };
}
