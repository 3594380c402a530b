import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { createThreads } from "./threads.ts";

const unavailable = { name: "AppError", reason: { code: "UNAVAILABLE", retryAfter: 2 } };

it("asks no more threads than it may have, and each again", async () => {
  const threads = createThreads({ script: tellsItsId, size: 2, maxQueue: 100 });
  const ids = await Promise.all(Array.from({ length: 10 }, () => threads.ask("who?")));
  expect(new Set(ids).size).toBe(2);
  expect(ids).toContain(await threads.ask("who?"));
  await threads.close();
});

it("refuses the question over which a thread ends, and starts another one for the next", async () => {
  const threads = createThreads({ script: endsWhenTold, size: 1, maxQueue: 100 });
  const answers = await Promise.allSettled(
    ["go on", "exit", "go on", "throw", "go on"].map(threads.ask),
  );
  expect(answers).toMatchObject([
    { value: "go on" },
    { reason: unavailable },
    { value: "go on" },
    { reason: { ...unavailable, cause: { message: "told to" } } },
    { value: "go on" },
  ]);
  await threads.close();
});

it("gets over a thread that fails when nobody asks it anything", async () => {
  const channel = new BroadcastChannel("threads.test.ts");
  const threads = createThreads({ script: failsOnceTold, size: 1, maxQueue: 100 });
  const first = await threads.ask("who?");
  channel.postMessage("fail");
  // Most likely long enough for it to fail; if not, the question meets it on its way down.
  await setTimeout(200);
  await expect.poll(() => threads.ask("who?").catch(() => first)).not.toBe(first);
  channel.close();
  await threads.close();
}, 15_000);

it("refuses what is in work and what waits when it is closed, and what comes later", async () => {
  const threads = createThreads({ script: neverAnswers, size: 1, maxQueue: 100 });
  const asked = Promise.allSettled([threads.ask("in work"), threads.ask("waits")]);
  await threads.close();
  expect(await asked).toMatchObject([{ reason: unavailable }, { reason: unavailable }]);
  await expect(threads.ask("later")).rejects.toMatchObject(unavailable);
});

const imports = `import { parentPort, threadId } from "node:worker_threads";`;
const tellsItsId = script(`parentPort.on("message", () => parentPort.postMessage(threadId));`);
const neverAnswers = script(`parentPort.on("message", () => {});`);
const endsWhenTold = script(`parentPort.on("message", (word) => {
  if (word === "exit") process.exit();
  if (word === "throw") throw new Error("told to");
  parentPort.postMessage(word);
});`);
const failsOnceTold = script(`parentPort.on("message", () => parentPort.postMessage(threadId));
  const channel = new BroadcastChannel("threads.test.ts");
  channel.onmessage = () => { throw new Error("told to"); };
`);

function script(code: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(imports + code)}`);
}
