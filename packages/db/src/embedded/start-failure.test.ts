import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { overcomeStartFailure } from "./start-failure.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-start-"));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ["somebody else started it", 'FATAL:  lock file "postmaster.pid" already exists'],
  [
    "a killed server still ends",
    "FATAL:  pre-existing shared memory block (key 1) is still in use",
  ],
])("tries again when %s", async (_case, log) => {
  await expect(overcome(log)).resolves.toBeUndefined();
});

it("takes another port when the kept one was taken meanwhile", async () => {
  await overcome('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use');
  expect(Number(await readFile(join(folder, "postgres.port"), "utf8"))).toBeGreaterThan(0);
});

it.each([
  ["no-space", 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
  ["start-failed", "FATAL:  the moon is full"],
])("gives up with %s", async (problem, log) => {
  await expect(overcome(log)).rejects.toMatchObject({ problem });
});

function overcome(log: string): Promise<void> {
  return overcomeStartFailure(log, { dataDir: join(folder, "postgres"), logFile: "postgres.log" });
}
