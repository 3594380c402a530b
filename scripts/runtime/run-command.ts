import { inspect } from "node:util";

/** What stops a command, in a sentence for people; no stack is printed. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

const forPeople = new Set([
  "BackupError",
  "CommandError",
  "ConnectionsError",
  "DatabaseUrlError",
  "EmbeddedPostgresError",
  "EnvError",
  "MigrationError",
  "PrismaMissingError",
  "SecretKeyError",
]);
const INTERRUPTED = 130;

/**
 * Runs a command to its end; a number that it answers is the exit code. `stop` is aborted by the first signal, or when the process that started us dies;
 * the second signal ends the process at once.
 */
export async function runCommand(work: (stop: AbortSignal) => Promise<unknown>): Promise<never> {
  const stop = listenForStop();
  try {
    const result = await work(stop);
    const crashed = stop.aborted && !isAbort(stop.reason);
    process.exit(typeof result === "number" ? result : Number(crashed));
  } catch (error) {
    if (stop.aborted && isAbort(error)) process.exit(INTERRUPTED);
    report(error);
    process.exit(1);
  }
}

/** Settles when the command is asked to stop. */
export async function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
}

/** The answer of a command. */
export function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

/** What a command is doing meanwhile: beside the answer, so that a script can read that alone. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const request = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, request);
  process.once("disconnect", request);
  // What nobody caught: say it, then close in order, or the database would be left running.
  process.on("uncaughtException", (error) => {
    report(error);
    if (controller.signal.aborted) process.exit(1);
    controller.abort(error);
  });
  // Listening keeps the channel open, and the channel would keep the process alive.
  process.channel?.unref();
  return controller.signal;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function report(error: unknown): void {
  process.stderr.write(`\n${isForPeople(error) ? error.message : inspect(error)}\n`);
}

/** Whether the message says to a person what went wrong and what to do. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && forPeople.has(error.name);
}
