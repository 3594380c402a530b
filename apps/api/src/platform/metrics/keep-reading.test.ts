import { expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { keepReading } from "./keep-reading.ts";

const lines: string[] = [];
const destination = { write: (line: string) => void lines.push(line) };
const logger = createLogger({ level: "info", format: "json", destination });

it("reads once for all who ask at about the same time", async () => {
  const read = keepReading(counting(), { logger });
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  expect(await read()).toBe(1);
});

it("reads again once an answer is old", async () => {
  const read = keepReading(counting(), { logger, keptMs: -1 });
  expect([await read(), await read()]).toEqual([1, 2]);
});

it("knows nothing while an answer takes too long, and waits no longer", async () => {
  const read = keepReading(() => new Promise(() => {}), { logger, patienceMs: 10 });
  expect(await read()).toBeNull();
});

it("knows nothing when reading fails, and says so in the log", async () => {
  const read = keepReading(() => Promise.reject(new Error("no connection")), { logger });
  expect(await read()).toBeNull();
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: "warn", event: "metrics-not-read", err: { message: "no connection" } },
  ]);
});

function counting(): () => Promise<number> {
  let times = 0;
  return async () => (times += 1);
}
