import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApp, type TestApp } from "./create-test-app.ts";
import { listen, type Listening } from "./listen.ts";
import { messengers, type TriedMessenger } from "./messengers.ts";
import { type Person, signUp } from "./people.ts";
import { untilSettled } from "./until-settled.ts";

const soon = { interval: 5 };
const eventTimes = { keepAliveMs: 200, answerWithinMs: 500, pauseMs: 20 };
/** So that only being woken helps. */
const never = 600_000;

for (const { title, start } of messengers) {
  describe.skipIf(start === null)(title, () => {
    let messenger: TriedMessenger;
    let writing: TestApp;
    let person: Person;
    beforeAll(async () => {
      if (!start) return;
      messenger = await start();
      writing = await createTestApp(messenger.near, { eventTimes });
    });
    afterAll(async () => {
      await writing[Symbol.asyncDispose]();
      await messenger[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      person = await signUp(writing);
    });

    /** A person's stream at another server. */
    async function hear({ pollMs = never } = {}): Promise<AsyncDisposable & { heard: string[] }> {
      await using stack = new AsyncDisposableStack();
      const hearing = stack.use(
        await createTestApp(messenger.far, { eventTimes: { ...eventTimes, pollMs } }),
      );
      await untilSettled(writing.container.database.pool);
      const stream: Listening = stack.use(await listen(hearing.request, person.grant));
      await expect.poll(messenger.listening, soon).toBe(1);
      const opened = stack.move();
      return {
        get heard() {
          return stream.heard.map((event) => ("id" in event ? event.id : event.type));
        },
        async [Symbol.asyncDispose]() {
          await opened.disposeAsync();
          await expect.poll(messenger.listening, soon).toBe(0);
        },
      };
    }

    async function createTask(): Promise<string> {
      return (await person.client.tasks.create.mutate({ title: "Tell" })).id;
    }

    describe("what happens at one server", () => {
      it("is heard at another: of statements, of transactions, of calls with a key", async () => {
        await using stream = await hear();
        const id = await createTask();
        await expect.poll(() => stream.heard, soon).toEqual([id]);
        const post = await person.client.posts.create.mutate({ title: "A transaction" });
        await expect.poll(() => stream.heard, soon).toEqual([id, post.id]);
        const answer = await writing.postJson(
          "tasks.create",
          { title: "With a key" },
          { ...person.grant, headers: { "idempotency-key": "once" } },
        );
        expect(answer.status).toBe(200);
        await expect.poll(() => stream.heard.length, soon).toBe(3);
      });

      it("is heard in order and once when much happens", async () => {
        await using stream = await hear();
        const created: string[] = [];
        for (let turn = 0; turn < 20; turn += 1) {
          created.push(...(await Promise.all([createTask(), createTask(), createTask()])));
        }
        await expect.poll(() => stream.heard.length, soon).toBe(60);
        expect(new Set(stream.heard)).toEqual(new Set(created));
      });

      it("is heard after the line was cut, and what happened meanwhile", async () => {
        await using stream = await hear();
        await messenger.cut();
        const ids = [await createTask()];
        await expect.poll(() => stream.heard, soon).toEqual(ids);
        await expect.poll(messenger.listening, soon).toBe(1);
        ids.push(await createTask());
        await expect.poll(() => stream.heard, soon).toEqual(ids);
      });

      it("is heard while the line is silent, by looking (P8)", async () => {
        await using stream = await hear({ pollMs: 50 });
        expect(messenger.silenceListeners()).toBeGreaterThan(0);
        const id = await createTask();
        await expect.poll(() => stream.heard, soon).toEqual([id]);
      });

      it("is heard after the line was silent, and what happened meanwhile (P8)", async () => {
        await using stream = await hear();
        expect(messenger.silenceListeners()).toBeGreaterThan(0);
        const ids = [await createTask()];
        await expect.poll(() => stream.heard, soon).toEqual(ids);
        ids.push(await createTask());
        await expect.poll(() => stream.heard, soon).toEqual(ids);
      });

      it("is heard after a restart, and what happened meanwhile", async () => {
        await using stream = await hear();
        await messenger.stop();
        const ids = [await createTask()];
        await messenger.start();
        await expect.poll(() => stream.heard, soon).toEqual(ids);
        await expect.poll(messenger.listening, soon).toBe(1);
        ids.push(await createTask());
        await expect.poll(() => stream.heard, soon).toEqual(ids);
      });
    });

    describe("a limit", () => {
      const limit = { points: 3, seconds: 60 };
      const refused = { reason: { code: "RATE_LIMITED", retryAfter: expect.any(Number) } };

      it("holds for two servers together, says when to come back, and can be reset at either", async () => {
        await using one = messenger.openLimiters();
        await using two = messenger.openLimiters();
        const [here, there] = [one, two].map(({ limiters }) =>
          limiters({ name: "shared", ...limit }),
        );
        if (!here || !there) throw new Error("There are two.");
        for (const limiter of [here, there, here]) await limiter.consume("ada");
        for (const limiter of [here, there]) {
          await expect(limiter.consume("ada")).rejects.toMatchObject({
            reason: { code: "RATE_LIMITED", retryAfter: expect.toSatisfy(isWithin(limit.seconds)) },
          });
        }
        await there.consume("eve");
        await there.reset("ada");
        await here.consume("ada");
      });

      it("lets exactly its points through, also all at once (G3)", async () => {
        await using one = messenger.openLimiters();
        const limiter = one.limiters({ name: "burst", ...limit });
        const tries = await Promise.allSettled(
          Array.from({ length: 20 }, () => limiter.consume("ada")),
        );
        expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
      });

      it("counts in this process while the messenger is away, and together again after it (G8)", async () => {
        await using one = messenger.openLimiters();
        await using two = messenger.openLimiters();
        const here = one.limiters({ name: "away", ...limit });
        const there = two.limiters({ name: "away", ...limit });
        await Promise.all([here.consume("first"), there.consume("first")]);
        await messenger.stop();
        for (const limiter of [here, there]) {
          for (let turn = 0; turn < 3; turn += 1) await limiter.consume("ada");
          await expect(limiter.consume("ada")).rejects.toMatchObject(refused);
          await limiter.reset("ada");
          await limiter.consume("ada");
        }
        await messenger.start();
        let key = 0;
        const isShared = async () => {
          key += 1;
          for (let turn = 0; turn < 3; turn += 1) await here.consume(`back-${key}`);
          return there.consume(`back-${key}`).then(
            () => false,
            () => true,
          );
        };
        await expect.poll(isShared, soon).toBe(true);
      });
    });
  });
}

function isWithin(seconds: number) {
  return (value: unknown) =>
    Number.isInteger(value) && Number(value) > 0 && Number(value) <= seconds;
}
