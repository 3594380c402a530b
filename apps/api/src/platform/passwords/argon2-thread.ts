import { constants, getPriority, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";

// The script of a thread that does nothing else, so that it may block.

export type Argon2Parameters = { memoryCost: number; timeCost: number; parallelism: number };

export type Argon2Task =
  | { verb: "hash"; password: string; parameters: Argon2Parameters }
  | { verb: "verify"; password: string; stored: string | null; parameters: Argon2Parameters };

let decoy: string | undefined;

stepBehind();
parentPort?.on("message", (task: Argon2Task) => parentPort?.postMessage(answer(task)));

/**
 * Lets the rest of the process and the database go first; a tenth of a busy core remains, so that people can sign in
 * to a busy server too. Only Linux has priorities of threads: elsewhere it would be the process that steps behind.
 */
function stepBehind(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(Math.min(getPriority() + 10, constants.priority.PRIORITY_LOW));
  } catch {
    // A sandbox may forbid it; passwords are to be checked all the same.
  }
}

function answer(task: Argon2Task): string | boolean {
  // Made before the first answer, whatever was asked, so that no answer takes longer for it than another.
  decoy ??= hashSync("nobody's password", task.parameters);
  if (task.verb === "hash") return hashSync(task.password, task.parameters);
  const matches = task.stored === null ? null : compare(task.password, task.stored);
  if (matches !== null) return matches;
  verifySync(decoy, task.password);
  return false;
}

/** Null for what is no hash. */
function compare(password: string, stored: string): boolean | null {
  try {
    return verifySync(stored, password);
  } catch {
    return null;
  }
}
