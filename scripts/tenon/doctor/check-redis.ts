import { createRedisConnection } from "@tenon/api/platform/messenger/redis-connection";
import type { Finding } from "./finding.ts";

const check = "Redis";

/** Whether Redis lets us count and speak. One word is said in it, which nobody minds. */
export async function checkRedis(url: string): Promise<Finding[]> {
  const { host } = new URL(url);
  const connection = createRedisConnection({ url, logger: { warn() {}, info() {} } });
  try {
    const reason = await connection.check();
    const found = `${host}: ${reason ?? "carries words and counts"}`;
    if (reason === null) return [{ check, status: "ok", found }];
    return [
      {
        check,
        status: "failed",
        found,
        remedy:
          "Check REDIS_URL and the server. Meanwhile limits are counted by each process, and events come up to a second late.",
      },
    ];
  } finally {
    connection.close();
  }
}
