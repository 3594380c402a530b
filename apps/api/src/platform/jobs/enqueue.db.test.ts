import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createTestJobs, noteJob, type TestJobs } from "#test/test-jobs.ts";
import { defineJob } from "./jobs.ts";

let database: TestDatabase;
let jobs: TestJobs;
beforeAll(async () => {
  database = await createTestDatabase();
  jobs = createTestJobs({ url: database.url, works: false });
});
afterAll(async () => {
  await jobs[Symbol.asyncDispose]();
  await database.close();
});
beforeEach(async () => {
  await jobs.jobs.open();
  await database.pool.query("DELETE FROM jobs.job");
});

describe("a job that is left in a transaction", () => {
  it("is there when the transaction commits, with what else it wrote (M1)", async () => {
    await database.prisma.$transaction(async (tx) => {
      await remember("kept", tx);
      await jobs.jobs.queue.enqueue(noteJob, { note: "kept" }, { tx });
      expect(await waiting()).toBe(0);
    });
    expect(await waiting()).toBe(1);
    expect(await isRemembered("kept")).toBe(true);
  });

  it("is gone when the transaction is rolled back, with what else it wrote (M1)", async () => {
    const failing = database.prisma.$transaction(async (tx) => {
      await remember("lost", tx);
      await jobs.jobs.queue.enqueue(noteJob, { note: "lost" }, { tx });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await waiting()).toBe(0);
    expect(await isRemembered("lost")).toBe(false);
  });
});

describe("a job that is left on its own", () => {
  it("is there at once", async () => {
    await jobs.jobs.queue.enqueue(noteJob, { note: "now" });
    expect(await waiting()).toBe(1);
  });

  it("is one job, however often it is left with the same id", async () => {
    const id = randomUUID();
    for (const note of ["first", "second"]) {
      await jobs.jobs.queue.enqueue(noteJob, { note }, { id });
    }
    const { rows } = await database.pool.query("SELECT id, data FROM jobs.job");
    expect(rows).toEqual([{ id, data: { payload: { note: "first" } } }]);
  });

  it("is refused when it carries what its kind does not", async () => {
    const wrong: { note: string } = JSON.parse('{ "note": 7 }');
    await expect(jobs.jobs.queue.enqueue(noteJob, wrong)).rejects.toThrow("expected string");
    expect(await waiting()).toBe(0);
  });

  it("is refused when nobody handles its kind, with what to do about it", async () => {
    const orphan = defineJob({ name: "orphan", payload: z.null() });
    await expect(jobs.jobs.queue.enqueue(orphan, null)).rejects.toThrow(
      "Nobody handles orphan: give its handler to the container.",
    );
  });
});

async function waiting(): Promise<number> {
  const counts = await jobs.jobs.watch.count();
  return counts.find(({ name }) => name === noteJob.name)?.waiting ?? 0;
}

type Writer = Pick<TestDatabase["prisma"], "mailboxMessage">;

async function remember(subject: string, tx: Writer): Promise<void> {
  await tx.mailboxMessage.create({
    data: { id: randomUUID(), recipient: "ada@example.com", subject, text: "", html: "" },
  });
}

async function isRemembered(subject: string): Promise<boolean> {
  return (await database.prisma.mailboxMessage.count({ where: { subject } })) === 1;
}
