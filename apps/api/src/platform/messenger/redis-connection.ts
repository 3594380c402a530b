import { Redis } from "ioredis";
import { eventChannel } from "#platform/db/append-events.sql.ts";
import type { Logger } from "#platform/logging/logger.ts";

/** One connection for everything: what is sent, counted and heard. It opens itself again when it is lost. */
export type RedisConnection = {
  readonly redis: Redis;
  /** Opens it the first time. Resolves once it is there, or has failed: never late, never with an error. */
  open(): Promise<void>;
  /** Why it can't do what we need of it; null when it can. */
  check(): Promise<string | null>;
  close(): void;
};

type Options = {
  url: string;
  logger: Pick<Logger, "warn" | "info">;
  /** How long to wait for a connection, and for an answer: a line can go silent without a word. */
  answerWithinMs?: number;
  /** The pause before it is opened again; each further one is twice as long, ten seconds at most. */
  pauseMs?: number;
};

export function createRedisConnection({
  url,
  logger,
  answerWithinMs = 2_000,
  pauseMs = 100,
}: Options): RedisConnection {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: "tenon",
    connectTimeout: answerWithinMs,
    commandTimeout: answerWithinMs,
    socketTimeout: answerWithinMs,
    retryStrategy: (times) => Math.min(pauseMs * 2 ** (times - 1), 10_000),
    // Whoever asks while it is away goes on without.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
  });
  let reason: Error | undefined;
  let isAway = false;
  let isClosed = false;
  let opening: Promise<void> | undefined;
  redis.on("ready", () => {
    if (isAway) logger.info({ event: "redis-back" }, "Redis is back");
    reason = undefined;
    isAway = false;
  });
  redis.on("error", (error: Error) => {
    reason = error;
  });
  redis.on("close", () => {
    if (isAway || isClosed) return;
    isAway = true;
    const err = reason ?? new Error("The connection was ended.");
    logger.warn(
      { event: "redis-lost", err },
      "Redis is away: this process counts limits by itself",
    );
  });

  const open = () => (opening ??= redis.connect().catch(() => {}));

  return {
    redis,
    open,
    async check() {
      await open();
      if (reason) return reason.message;
      try {
        await redis.call("HELLO", "3");
        await redis.publish(eventChannel, "");
        await redis.subscribe(eventChannel);
        await redis.eval("return redis.call('pttl', KEYS[1])", 1, "tenon:doctor");
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    close() {
      isClosed = true;
      redis.disconnect();
    },
  };
}
