import { spawn } from "node:child_process";
import { constants } from "node:os";

const SAME_KEY_PRESS_MS = 300;
const PARENT_CHECK_MS = 1_000;

/**
 * Runs a child in a process group of its own and answers how it ended. A Ctrl-C reaches us from the terminal and
 * from npm; the child gets it once. When we are killed, the child sees its channel to us close.
 */
export function supervise(file, args) {
  const child = spawn(file, args, {
    detached: true,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  const last = new Map();

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => forward(signal));
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (!startedByNpm || process.ppid === parent) return;
    clearInterval(watch);
    forward("SIGTERM");
  }, PARENT_CHECK_MS);

  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      resolve({ exitCode: code ?? 128 + constants.signals[signal], killed: signal !== null });
    });
  });

  function forward(signal) {
    const now = Date.now();
    if (now - (last.get(signal) ?? 0) < SAME_KEY_PRESS_MS) return;
    last.set(signal, now);
    child.kill(signal);
  }
}
