import { execFile } from "node:child_process";

export type Outcome = { passed: boolean; output: string };
export type Check = { name: string; run: (stop: AbortSignal) => Promise<Outcome> };
export type Finished = Outcome & { name: string; seconds: number };

/** A check by a program: it passes when the program exits with 0. */
export function program(name: string, file: string, ...args: string[]): Check {
  return {
    name,
    async run(stop) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      const options = { signal: stop, maxBuffer: Number.POSITIVE_INFINITY };
      execFile(file, args, options, (error, stdout, stderr) => {
        const failure = error && !stdout && !stderr ? error.message : "";
        resolve({ passed: error === null, output: stdout + stderr + failure });
      });
      return promise;
    },
  };
}

/** A check of our own: it passes when it finds nothing. */
export function inspection(name: string, find: () => Promise<string[]>): Check {
  return {
    name,
    async run() {
      const found = await find();
      return { passed: found.length === 0, output: found.map((line) => `${line}\n`).join("") };
    },
  };
}

/** Runs all checks, as many at a time as `lanes`, and reports each when it is done. */
export async function runChecks(
  checks: Check[],
  {
    stop,
    lanes,
    onFinish,
  }: { stop: AbortSignal; lanes: number; onFinish: (done: Finished) => void },
): Promise<Finished[]> {
  const waiting = checks.values();
  const finished: Finished[] = [];
  const lane = async () => {
    for (const check of waiting) {
      stop.throwIfAborted();
      const started = performance.now();
      const outcome = await check.run(stop);
      const done = { name: check.name, seconds: (performance.now() - started) / 1000, ...outcome };
      finished.push(done);
      onFinish(done);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return finished;
}
