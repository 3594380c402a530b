import { describe, expect, it } from "vitest";
import { createLogger } from "#platform/logging/logger.ts";
import { createJobComplaints } from "./job-complaints.ts";

describe("complaints of the queue", () => {
  it("are written once a minute each, with how many were held back", () => {
    const { complain, logged, pass } = complaining();
    for (const worker of ["a", "b", "c"]) {
      complain({ message: `connect ECONNREFUSED (Queue: note, Worker: ${worker})` });
    }
    complain(new Error("out of memory"));
    pass(60_000);
    complain({ message: "connect ECONNREFUSED (Queue: note, Worker: a)" });
    expect(logged()).toMatchObject([
      { event: "job-queue-failed", reason: "connect ECONNREFUSED", heldBack: 0 },
      { event: "job-queue-failed", reason: "out of memory", heldBack: 0 },
      { event: "job-queue-failed", reason: "connect ECONNREFUSED", heldBack: 2 },
    ]);
  });

  it("show the code of a database's answer, never its text, which may quote values (K1)", () => {
    const { complain, logged } = complaining();
    complain({ message: 'invalid input: "hunter2"', code: "22P02", severity: "ERROR" });
    expect(logged()).toMatchObject([{ reason: "Postgres 22P02" }]);
    expect(JSON.stringify(logged())).not.toContain("hunter2");
  });

  it("take any shape", () => {
    const { complain, logged } = complaining();
    for (const problem of [null, "text", 7, {}]) complain(problem);
    expect(logged().length).toBeGreaterThan(0);
  });

  it("fill no memory", () => {
    const { complain, logged } = complaining();
    for (let index = 0; index < 250; index += 1) complain(new Error(`number ${index}`));
    expect(logged()).toHaveLength(250);
    complain(new Error("number 0"));
    expect(logged()).toHaveLength(251);
  });
});

function complaining() {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  let time = 0;
  return {
    complain: createJobComplaints(createLogger({ level: "info", format: "json", destination }), {
      now: () => time,
    }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    logged: (): unknown[] => lines.map((line): unknown => JSON.parse(line)),
  };
}
