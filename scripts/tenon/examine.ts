import { existsSync } from "node:fs";
import { join } from "node:path";
import { connectionsOf } from "@tenon/api/connections";
import type { Env } from "@tenon/api/env";
import { openDatabase } from "@tenon/db/client";
import { findDatabase } from "#runtime/database.ts";
import { defaultSecretKey } from "#runtime/secret-key.ts";
import { embeddedPostgresFolder } from "#runtime/workspace.ts";
import { checkDatabase } from "./doctor/check-database.ts";
import { checkEnvironment } from "./doctor/check-environment.ts";
import { checkJobs } from "./doctor/check-jobs.ts";
import { checkKeys } from "./doctor/check-keys.ts";
import { checkMachine } from "./doctor/check-machine.ts";
import { checkMail } from "./doctor/check-mail.ts";
import { checkMigrations } from "./doctor/check-migrations.ts";
import { checkPort } from "./doctor/check-port.ts";
import { checkRedis } from "./doctor/check-redis.ts";
import { type Finding, look } from "./doctor/finding.ts";
import { withServices } from "./with-services.ts";

/** Looks at all that Tenon needs, each as far as what it rests on is sound. */
export async function examine(): Promise<Finding[]> {
  const { env, findings } = checkEnvironment({
    SECRET_KEY: await defaultSecretKey(),
    ...process.env,
  });
  const redisUrl = env?.REDIS_URL;
  return [
    ...(await look("Machine", checkMachine)),
    ...findings,
    ...(env ? await look("Port", () => checkPort(env)) : []),
    ...(redisUrl === undefined ? [] : await look("Redis", () => checkRedis(redisUrl))),
    ...(await look("Database", () => examineDatabase(env))),
  ];
}

async function examineDatabase(env: Env | null): Promise<Finding[]> {
  if (!process.env["DATABASE_URL"] && !existsSync(join(embeddedPostgresFolder, "PG_VERSION"))) {
    return [{ check: "Database", status: "skipped", found: "none yet: npm start makes one" }];
  }
  await using found = await findDatabase();
  await using database = openDatabase({ url: found.url, poolSize: 2 });
  const wanted = env ? connectionsOf(env) : 0;
  const server = await look("Database", () => checkDatabase(database, { wanted }));
  const migrations = await look("Migrations", () => checkMigrations(database));
  const isUsable = [...server, ...migrations].every(({ status }) => status !== "failed");
  if (!env || !isUsable) {
    const skipped = {
      check: "Keys, jobs, mail",
      status: "skipped",
      found: "the above comes first",
    } as const;
    return [...server, ...migrations, skipped];
  }
  return [
    ...server,
    ...migrations,
    ...(await look("Signing keys", () => checkKeys(database, env.SECRET_KEY))),
    ...(await look("Jobs", () => withServices(({ jobs }) => checkJobs(jobs.watch)))),
    ...(await look("Mail", () => checkMail(database, env))),
  ];
}
