import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type Check, inspection, program, runChecks } from "./check.ts";

const { signal: never } = new AbortController();

describe("a program", () => {
  it("passes when it exits with 0", async () => {
    const check = program("quiet", process.execPath, "--eval", "");
    expect(await check.run(never)).toEqual({ passed: true, output: "" });
  });

  it("fails with everything it printed", async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3";
    const check = program("loud", process.execPath, "--eval", script);
    expect(await check.run(never)).toEqual({ passed: false, output: "out\nerr\n" });
  });

  it("fails when it cannot be started", async () => {
    const check = program("missing", "no-such-program");
    expect(await check.run(never)).toEqual({
      passed: false,
      output: expect.stringContaining("no-such-program"),
    });
  });
});

describe("an inspection", () => {
  it.each([
    [[], { passed: true, output: "" }],
    [["one", "two"], { passed: false, output: "one\ntwo\n" }],
  ])("that finds %j", async (found, outcome) => {
    expect(await inspection("look", async () => found).run(never)).toEqual(outcome);
  });
});

describe("running checks", () => {
  it("keeps every lane busy, and none beyond", async () => {
    let running = 0;
    let most = 0;
    const check: Check = {
      name: "count",
      async run() {
        most = Math.max(most, (running += 1));
        await sleep(1);
        running -= 1;
        return { passed: true, output: "" };
      },
    };
    const reported: string[] = [];
    const finished = await runChecks(
      Array.from({ length: 5 }, () => check),
      {
        stop: never,
        lanes: 2,
        onFinish: ({ name }) => reported.push(name),
      },
    );
    expect({ finished: finished.length, reported: reported.length, most }).toEqual({
      finished: 5,
      reported: 5,
      most: 2,
    });
  });

  it("stops when it is told to", async () => {
    const stop = AbortSignal.abort();
    const running = runChecks([inspection("look", async () => [])], {
      stop,
      lanes: 1,
      onFinish() {},
    });
    await expect(running).rejects.toThrow("aborted");
  });
});
