/** What stops a command, in a sentence for people; no stack is printed. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

const forPeople = new Set(["CommandError", "DatabaseUrlError", "EmbeddedPostgresError", "EnvError", "MigrationError"]);
const INTERRUPTED = 130;

/**
 * Runs a command to its end. `stop` is aborted by the first signal, or when the process that started us dies;
 * the second signal ends the process at once.
 */
export async function runCommand(work: (stop: AbortSignal) => Promise<number | void>): Promise<never> {
  const stop = listenForStop();
  try {
    process.exit((await work(stop)) ?? 0);
  } catch (error) {
    if (stop.aborted && isAbort(error)) process.exit(INTERRUPTED);
    process.stderr.write(`\n${describe(error)}\n`);
    process.exit(1);
  }
}

/** Settles when the command is asked to stop. */
export async function stopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
}

export function say(message: string): void {
  process.stdout.write(`${message}\n`);
}

function listenForStop(): AbortSignal {
  const controller = new AbortController();
  const request = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, request);
  process.once("disconnect", request);
  // Listening keeps the channel open, and the channel would keep the process alive.
  process.channel?.unref();
  return controller.signal;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return forPeople.has(error.name) ? error.message : (error.stack ?? error.message);
}
