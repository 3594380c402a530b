import { describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { createJobRunner, type Ending } from "./job-runner.ts";
import { DeadJobError } from "./jobs.ts";

describe("running a job", () => {
  it("ends well and says in one line how long it took", async () => {
    const { ending, logged } = await runWith({});
    expect(ending).toEqual({ status: "completed" });
    expect(logged).toEqual([
      expect.objectContaining({
        level: "info",
        event: "job",
        name: "note",
        id: "7",
        attempt: 1,
        outcome: "done",
        ms: expect.any(Number),
      }),
    ]);
  });

  it("hands over the payload it was left with", async () => {
    const payloads: unknown[] = [];
    await runWith({ run: async ({ payload }) => void payloads.push(payload) });
    expect(payloads).toEqual([{ note: "hello" }]);
  });

  it.each([
    { retryCount: 0, outcome: "retry" },
    { retryCount: 2, outcome: "dead" },
  ])("says after try $retryCount that it failed: $outcome", async ({ retryCount, outcome }) => {
    const failed = () => Promise.reject(new Error("not yet"));
    const { ending, logged } = await runWith({ run: failed, retryCount });
    expect(ending).toEqual({ status: "failed", output: { message: "not yet" } });
    expect(logged).toMatchObject([{ level: "warn", outcome, err: { message: "not yet" } }]);
  });

  it("says of a job that can't be done that it is dead", async () => {
    const hopeless = () => Promise.reject(new DeadJobError("no such address"));
    const { ending, logged } = await runWith({ run: hopeless });
    expect(ending).toEqual({ status: "deadletter", output: { message: "no such address" } });
    expect(logged).toMatchObject([{ level: "error", outcome: "dead" }]);
  });

  it("says of a job that went on after it was given to another that it is late", async () => {
    const { logged } = await runWith({ signal: AbortSignal.abort() });
    expect(logged).toMatchObject([{ level: "warn", outcome: "late" }]);
  });

  it("keeps of a database's error its code, as the text may quote values (K1)", async () => {
    const error = Object.assign(new Error('invalid input: "hunter2"'), {
      severity: "ERROR",
      code: "22P02",
    });
    const { ending, logged } = await runWith({ run: () => Promise.reject(error) });
    expect(ending).toEqual({ status: "failed", output: { message: "Error 22P02" } });
    expect(JSON.stringify(logged)).not.toContain("hunter2");
  });

  it("keeps no more of a reason than anybody would read", async () => {
    const endless = () => Promise.reject(new Error("x".repeat(10_000)));
    const { ending } = await runWith({ run: endless });
    expect(ending).toMatchObject({ output: { message: "x".repeat(500) } });
  });
});

type Run = (job: { payload: unknown }) => Promise<void>;

async function runWith({
  run = async () => {},
  retryCount = 0,
  signal = new AbortController().signal,
}: {
  run?: Run;
  retryCount?: number;
  signal?: AbortSignal;
}): Promise<{ ending: Ending; logged: unknown[] }> {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: "info", format: "json", destination });
  const handler = { kind: { name: "note", retries: 2, pause: 5 }, run };
  const job = { id: "7", data: { payload: { note: "hello" } }, retryCount, signal };
  const ending = await createJobRunner(logger)(handler, job);
  return { ending, logged: lines.map((line): unknown => JSON.parse(line)) };
}
