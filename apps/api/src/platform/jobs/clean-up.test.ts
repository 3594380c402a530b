import { describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { type CleanUpTask, scheduleCleanUp } from "./clean-up.ts";

const never = new AbortController().signal;

describe("cleaning up", () => {
  it("removes batch after batch until nothing is left, and says how much", async () => {
    const { logged, clean } = cleaning([
      batches("sessions", [1000, 1000, 7]),
      batches("mails", []),
    ]);
    await clean(never);
    expect(logged()).toMatchObject([
      { event: "clean-up", name: "sessions", removed: 2007 },
      { event: "clean-up", name: "mails", removed: 0 },
    ]);
  });

  it("goes on with the next when one fails, and says what the first had done", async () => {
    const failing = { name: "sessions", run: () => Promise.reject(new Error("no such table")) };
    const { logged, clean } = cleaning([failing, batches("mails", [3])]);
    await clean(never);
    expect(logged()).toMatchObject([
      { event: "clean-up", name: "sessions", level: "error", err: { message: "no such table" } },
      { event: "clean-up", name: "mails", removed: 3 },
    ]);
  });

  it("stops after the batch at hand when it is told to", async () => {
    const stop = new AbortController();
    const endless = {
      name: "sessions",
      run: async () => {
        stop.abort();
        return 1000;
      },
    };
    const { logged, clean } = cleaning([endless]);
    await clean(stop.signal);
    expect(logged()).toMatchObject([{ name: "sessions", removed: 1000 }]);
  });
});

function batches(name: string, counts: number[]): CleanUpTask {
  const left = [...counts];
  return { name, run: async () => left.shift() ?? 0 };
}

function cleaning(tasks: CleanUpTask[]) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: "info", format: "json", destination });
  return {
    clean: scheduleCleanUp(tasks, logger).run,
    logged: (): unknown[] => lines.map((line): unknown => JSON.parse(line)),
  };
}
