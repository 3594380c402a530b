import type { Logger } from "#platform/logging/logger.ts";
import type { EventLog } from "./event-log.ts";
import type { EventPosition, PlacedEvent } from "./events.ts";
import type { WakeUps } from "./wake-ups.ts";

/** Reads new events once for the whole process, and hands them to everyone who listens. */
export type EventFeed = {
  /** Every event after `position` is heard, in order and once, until `leave`. */
  join(hear: (event: PlacedEvent) => void): Promise<{ position: EventPosition; leave(): void }>;
  /** How far it has been read. */
  position(): EventPosition | null;
  close(): void;
};

type Options = {
  log: Pick<EventLog, "readAfter">;
  wakeUps: Pick<WakeUps, "hear">;
  logger: Pick<Logger, "warn">;
  /** How often to look without being woken. */
  pollMs?: number;
  /** How soon to look again for what transactions under way may append; each further time it takes twice as long. */
  soonMs?: number;
};

const longestSoonMs = 200;

export function createEventFeed({
  log,
  wakeUps,
  logger,
  pollMs = 1_000,
  soonMs = 5,
}: Options): EventFeed {
  const hearers = new Set<(event: PlacedEvent) => void>();
  let position: EventPosition | null = null;
  let beginning: Promise<EventPosition> | undefined;
  let waking: ReturnType<WakeUps["hear"]> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isWoken = false;
  /** Whoever had begun by then may have left the waking to another. */
  let awaited = 0n;
  let pauses = 0;

  return {
    async join(hear) {
      hearers.add(hear);
      try {
        return { position: position ?? (await begin()), leave: () => leave(hear) };
      } catch (error) {
        leave(hear);
        throw error;
      }
    },
    position: () => position,
    close() {
      hearers.clear();
      position = null;
      clearTimeout(timer);
      waking?.close();
    },
  };

  function begin(): Promise<EventPosition> {
    waking ??= wakeUps.hear(() => {
      isWoken = true;
      void readOn();
    });
    beginning ??= log
      .readAfter(null)
      .then((page) => {
        position = page.position;
        readLater(0);
        return page.position;
      })
      .finally(() => (beginning = undefined));
    return beginning;
  }

  function leave(hear: (event: PlacedEvent) => void): void {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    position = null;
    clearTimeout(timer);
  }

  async function readOn(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      while (await readPage()) continue;
    } catch (error) {
      logger.warn({ event: "events-not-read", err: error }, "events can't be read right now");
      readLater(pollMs);
    } finally {
      isReading = false;
    }
  }

  /** Answers whether to read on at once; otherwise the next time is arranged, or nobody listens. */
  async function readPage(): Promise<boolean> {
    const from = position;
    if (from === null) return false;
    const wasWoken = takeWord();
    const page = await log.readAfter(from);
    // Everybody left meanwhile, and perhaps somebody began anew.
    if (position !== from) return true;
    ({ position } = page);
    for (const event of page.events) for (const hear of hearers) hear(event);
    if (wasWoken || page.hasUnsettled) awaited = page.begun;
    const isAwaiting = page.settled < awaited;
    pauses = isAwaiting && !wasWoken ? pauses + 1 : 0;
    if (page.isFull || isWoken) return true;
    readLater(isAwaiting ? Math.min(soonMs * 2 ** pauses, longestSoonMs) : pollMs);
    return false;
  }

  function takeWord(): boolean {
    const wasWoken = isWoken;
    isWoken = false;
    return wasWoken;
  }

  function readLater(pauseMs: number): void {
    clearTimeout(timer);
    if (position !== null) timer = setTimeout(() => void readOn(), pauseMs);
  }
}
