import { isIP } from "node:net";
import { Redis } from "ioredis";
import { eventChannel } from "#platform/db/append-events.sql.ts";
import type { Logger } from "#platform/logging/logger.ts";
import { certificateProblem } from "#platform/network/certificate-problem.ts";

/** One connection for everything: what is sent, counted and heard. It opens itself again when it is lost. */
export type RedisConnection = {
  readonly redis: Redis;
  /** Opens it the first time. Resolves once it is there, or has failed: never late, never with an error. */
  open(): Promise<void>;
  /** Why it can't do what we need of it; null when it can. */
  check(): Promise<string | null>;
  /** What stands against using it and no time will mend; null when nothing does, or when it is away. */
  refusal(): Promise<string | null>;
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
    ...(url.startsWith("rediss:") && { tls: { servername: serverName(url) } }),
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
    async refusal() {
      await open();
      return reason && isForGood(reason) ? describe(reason) : null;
    },
    async check() {
      await open();
      if (reason) return describe(reason);
      try {
        await redis.call("HELLO", "3");
        await redis.publish(eventChannel, "");
        await redis.subscribe(eventChannel);
        await redis.eval("return redis.call('pttl', KEYS[1])", 1, "tenon:doctor");
        return null;
      } catch (error) {
        return error instanceof Error ? describe(error) : String(error);
      }
    },
    close() {
      isClosed = true;
      redis.disconnect();
    },
  };
}

/** Many servers at one address know by the name which certificate to show. An address has none. */
function serverName(url: string): string {
  const { hostname } = new URL(url);
  return isIP(hostname.replaceAll(/[[\]]/g, "")) === 0 ? hostname : "";
}

function describe(error: Error): string {
  if (isLockedOut(error)) return "It refuses the user or the password.";
  return certificateProblem(error) ?? error.message;
}

/** A certificate that has just expired is no mistake of this server's configuration. */
function isForGood(error: Error): boolean {
  if ("code" in error && error.code === "CERT_HAS_EXPIRED") return false;
  return isLockedOut(error) || certificateProblem(error) !== null;
}

function isLockedOut({ message }: Error): boolean {
  return /^(?:WRONGPASS|NOAUTH) /.test(message);
}
