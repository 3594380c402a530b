import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether the process exists, ours or somebody else's; one that ended and was not collected counts too. */
export function isAlive(pid: number): boolean {
  return sendSignal(pid, 0);
}

export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The command line of a process; empty when it ended. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch {
    return "";
  }
}
