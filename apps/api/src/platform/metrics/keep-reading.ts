import type { Logger } from "#platform/logging/logger.ts";
import { withTimeout } from "#platform/with-timeout.ts";

type Options = {
  logger: Pick<Logger, "warn">;
  /** How long an answer is good. */
  keptMs?: number;
  /** How long to wait for one. */
  patienceMs?: number;
};

/** Reads for all who ask at about the same time; null when there is no answer just now. */
export function keepReading<Figures>(
  read: () => Promise<Figures>,
  { logger, keptMs = 10_000, patienceMs = 2_000 }: Options,
): () => Promise<Figures | null> {
  let kept: { answer: Promise<Figures | null>; at: number } | undefined;
  return () => {
    if (!kept || performance.now() - kept.at > keptMs) {
      kept = { answer: readOnce(), at: performance.now() };
    }
    return kept.answer;
  };

  async function readOnce(): Promise<Figures | null> {
    try {
      return await withTimeout(read(), patienceMs);
    } catch (error) {
      logger.warn({ event: "metrics-not-read", err: error }, "metrics can't be read right now");
      return null;
    }
  }
}
