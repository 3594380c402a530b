import { redisProgram, startRedisServer } from "@tenon/api/testing/redis-server";
import { type EventDelivery, measureEventDelivery } from "./event-delivery.ts";
import type { ServerProcess } from "./server-process.ts";
import { startTenon } from "./tenon.ts";

/** The same delivery by each messenger; of Redis null where no program of it is found. */
export type MessengerDeliveries = { postgres: EventDelivery; redis: EventDelivery | null };

type Options = {
  /** Whose people they are. */
  tenon: ServerProcess;
  databaseUrl: string;
  tokens: string[];
  streams: number;
  perSecond: number;
  seconds: number;
  signal: AbortSignal;
  onProgress: (message: string) => void;
};

/** Two servers of each messenger, one after the other: people write at one and listen at the other. */
export async function measureMessengers(options: Options): Promise<MessengerDeliveries> {
  const { tenon, databaseUrl, streams, onProgress } = options;
  onProgress(`events: ${streams} streams at another server, woken by PostgreSQL`);
  const postgres = await measure();
  if (redisProgram === null) return { postgres, redis: null };

  onProgress(`events: ${streams} streams at another server, woken by ${redisProgram}`);
  await using redis = await startRedisServer();
  return { postgres, redis: await measure(redis.url) };

  async function measure(redisUrl?: string): Promise<EventDelivery> {
    const start = () =>
      startTenon(databaseUrl, { beside: tenon, ...(redisUrl !== undefined && { redisUrl }) });
    await using writing = await start();
    await using telling = await start();
    return await measureEventDelivery({ writing, telling, ...options });
  }
}
