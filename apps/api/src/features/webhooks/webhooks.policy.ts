export const testEvent = "webhook.test";

/** The text that is signed and sent: when it happened, and what. */
export function writeBody({
  event: { type, ...data },
  at,
}: {
  event: { type: string } & Record<string, unknown>;
  at: Date;
}): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** How a try ended, as far as it decides what comes next. */
export type Outcome = { status: number | null; retryAfterMs: number | null };

export function isDelivered({ status }: Outcome): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** The pauses between tries, in seconds: more than three days in all. */
const pauses = [5, 30, 120, 600, 3_600, 3 * 3_600, 8 * 3_600, 12 * 3_600, 86_400, 86_400];
const longestWaitMs = 86_400_000;

/**
 * How long to wait before a message is tried again, null when it is given up. A fifth of chance is added, so that what
 * failed together is not sent again together; a receiver that says how long to wait is heard, for a day at most.
 */
export function nextPauseMs(
  { type, attempts }: { type: string; attempts: number },
  { status, retryAfterMs }: Outcome,
  random: number,
): number | null {
  const pause = pauses[attempts];
  if (pause === undefined || type === testEvent || status === gone) return null;
  const ownMs = Math.round(pause * 1_000 * (1 + random / 5));
  return Math.max(ownMs, Math.min(retryAfterMs ?? 0, longestWaitMs));
}

const gone = 410;

/** Why a webhook is to be paused after a try that failed; null while there is hope. */
export function pauseReasonAfter(
  { status }: Outcome,
  { failingMs, giveUpMs }: { failingMs: number; giveUpMs: number },
): "gone" | "failing" | null {
  if (status === gone) return "gone";
  return failingMs >= giveUpMs ? "failing" : null;
}
