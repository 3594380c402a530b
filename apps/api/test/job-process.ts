import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("job-program.ts", import.meta.url));

export type JobProcess = AsyncDisposable & {
  child: ChildProcess;
  /** What it has printed so far, on both streams. */
  output(): string;
  exited(): Promise<string | null>;
};

/** Leaves a job and dies at once, or takes jobs and never ends them. */
export function startJobProcess(task: "leave" | "work", url: string): JobProcess {
  const child = spawn(process.execPath, [program, task, url], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
    });
  }
  const exit = once(child, "close");
  const exited = async () => {
    await exit;
    return child.signalCode;
  };
  return {
    child,
    output: () => printed,
    exited,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
