import { eventChannel } from "#platform/db/append-events.sql.ts";
import type { Logger } from "#platform/logging/logger.ts";
import type { RedisConnection } from "#platform/messenger/redis-connection.ts";
import type { WakeUps } from "./wake-ups.ts";

type Options = {
  connection: RedisConnection;
  logger: Pick<Logger, "warn">;
  /** How often to ask for a sign of life: a line can go silent without a word. */
  keepAliveMs?: number;
};

/** By PUBLISH, after the commit. A word is not said again when Redis is away: then the next look finds the events. */
export function createRedisWakeUps({
  connection: { redis, open },
  logger,
  keepAliveMs = 20_000,
}: Options): WakeUps {
  let isSaying = false;
  let isOwed = false;

  return {
    say() {
      isOwed = true;
      if (!isSaying) void sayOwed();
    },
    hear(onWake) {
      const listen = () => void subscribe(onWake);
      redis.on("message", onWake).on("ready", listen);
      const signs = setInterval(() => void redis.ping().catch(() => {}), keepAliveMs);
      if (redis.status === "ready") listen();
      else void open();
      return {
        close() {
          clearInterval(signs);
          redis.off("message", onWake).off("ready", listen);
        },
      };
    },
  };

  /** One word at a time: it stands for all changes that were committed before it was sent. */
  async function sayOwed(): Promise<void> {
    isSaying = true;
    await open();
    while (isOwed) {
      isOwed = false;
      await redis.publish(eventChannel, "").catch(() => {});
    }
    isSaying = false;
  }

  async function subscribe(onWake: () => void): Promise<void> {
    try {
      await redis.subscribe(eventChannel);
      onWake();
    } catch (error) {
      // When it was lost again, that has been told already.
      if (redis.status !== "ready") return;
      logger.warn({ event: "wake-ups-refused", err: error }, "Redis lets us hear no wake-ups");
    }
  }
}
