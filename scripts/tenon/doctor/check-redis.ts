import { createRedisConnection } from "@tenon/api/platform/messenger/redis-connection";
import type { Finding } from "./finding.ts";

const check = "Redis";

/** Whether Redis lets us count and speak. One word is said in it, which nobody minds. */
export async function checkRedis(url: string): Promise<Finding[]> {
  const { host } = new URL(url);
  const connection = createRedisConnection({ url, logger: { warn() {}, info() {} } });
  try {
    const reason = await connection.check();
    if (reason === null)
      return [{ check, status: "ok", found: `${host} carries words and counts` }];
    return [
      {
        check,
        status: "failed",
        found: `${host}: ${reason}`,
        remedy:
          "Check REDIS_URL and the server. Meanwhile each server counts limits by itself, and events come up to a second late.",
      },
    ];
  } finally {
    connection.close();
  }
}
