import type { Logger } from "#platform/logging/logger.ts";
import type { WakeUps } from "./wake-ups.ts";

/** Looks after new events for as long as a process works, one look after the other. */
export type EventWatch = {
  start(): void;
  /** Waits for the look that is under way. */
  stop(): Promise<void>;
};

type Options = {
  /** Answers whether more is about to be there. */
  look: () => Promise<{ isAwaiting: boolean }>;
  wakeUps: Pick<WakeUps, "hear">;
  logger: Pick<Logger, "warn">;
  /** How often to look without being woken. */
  pollMs?: number;
  /** How soon to look again for what is about to be there. */
  soonMs?: number;
};

export function createEventWatch({
  look,
  wakeUps,
  logger,
  pollMs = 1_000,
  soonMs = 100,
}: Options): EventWatch {
  let waking: ReturnType<WakeUps["hear"]> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = true;

  return {
    start() {
      isStopped = false;
      waking ??= wakeUps.hear(wake);
      wake();
    },
    async stop() {
      isStopped = true;
      waking?.close();
      waking = undefined;
      clearTimeout(timer);
      await looking;
    },
  };

  function wake(): void {
    isWoken = true;
    clearTimeout(timer);
    looking ??= lookOn().finally(() => (looking = undefined));
  }

  async function lookOn(): Promise<void> {
    let pauseMs = pollMs;
    try {
      while (takeWord()) pauseMs = (await look()).isAwaiting ? soonMs : pollMs;
    } catch (error) {
      logger.warn({ event: "events-not-watched", err: error }, "events can't be read right now");
    }
    if (!isStopped) timer = setTimeout(wake, pauseMs);
  }

  function takeWord(): boolean {
    const wasWoken = isWoken && !isStopped;
    isWoken = false;
    return wasWoken;
  }
}
