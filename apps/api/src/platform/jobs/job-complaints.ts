import type { Logger } from "#platform/logging/logger.ts";

type Options = { quietMs?: number; now?: () => number };

/**
 * Logs what goes wrong in the queue itself. While a database is away every worker complains again and again,
 * so each complaint is written at most once a minute, with how often it was held back.
 */
export function createJobComplaints(
  logger: Pick<Logger, "warn">,
  { quietMs = 60_000, now = Date.now }: Options = {},
): (problem: unknown) => void {
  const written = new Map<string, { at: number; heldBack: number }>();

  return (problem) => {
    const reason = reasonOf(problem);
    const last = written.get(reason);
    if (last && now() - last.at < quietMs) {
      last.heldBack += 1;
      return;
    }
    if (written.size >= 100) written.clear();
    written.set(reason, { at: now(), heldBack: 0 });
    const heldBack = last?.heldBack ?? 0;
    logger.warn({ event: "job-queue-failed", reason, heldBack }, "job queue failed");
  };
}

/** The library passes on plain objects as well as errors. Of an answer of the database its code is enough: the text may quote values. */
function reasonOf(problem: unknown): string {
  if (typeof problem !== "object" || problem === null) return "unknown";
  const { code, severity, message }: { code?: unknown; severity?: unknown; message?: unknown } =
    problem;
  if (severity !== undefined) return `Postgres ${String(code)}`;
  return String(message).replace(/ \(Queue: .*\)$/, "");
}
