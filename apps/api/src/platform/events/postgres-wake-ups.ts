import { openListeningConnection } from "@tenon/db/listening-connection";
import { eventChannel } from "#platform/db/append-events.sql.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { WakeUps } from "./wake-ups.ts";

type Options = {
  url: string;
  logger: Pick<Logger, "warn">;
  keepAliveMs?: number;
  answerWithinMs?: number;
  pauseMs?: number;
};

/** By NOTIFY: the statement that appends an event says the word itself, and it comes with the commit. */
export function createPostgresWakeUps({ logger, ...options }: Options): WakeUps {
  return {
    say() {},
    hear: (onWake) =>
      openListeningConnection({
        ...options,
        channel: eventChannel,
        onNotify: onWake,
        onListen: onWake,
        onLost: (error) =>
          logger.warn({ event: "wake-ups-lost", err: error }, "the listening connection was lost"),
      }),
  };
}
