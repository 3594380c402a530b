import { spawn, type SpawnOptions } from "node:child_process";
import { constants } from "node:os";

/** Runs a program to its end and answers its exit code. A stop reaches it as SIGTERM, and we still wait for it. */
export async function runChild(
  file: string,
  args: string[],
  { stop, ...options }: SpawnOptions & { stop: AbortSignal },
): Promise<number> {
  stop.throwIfAborted();
  const child = spawn(file, args, { stdio: "inherit", ...options });
  const terminate = () => child.kill("SIGTERM");
  stop.addEventListener("abort", terminate, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) =>
        resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
      );
    });
  } finally {
    stop.removeEventListener("abort", terminate);
  }
}
