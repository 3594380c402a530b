import type { Container } from "@tenon/api/container";
import type { Env } from "@tenon/api/env";
import { defaultSecretKey } from "#runtime/secret-key.ts";
import { findMigratedDatabase } from "./find-migrated-database.ts";

/** The services of the API, as the server of this environment has them. */
export type Services = Pick<Container, "operator" | "operatorWebhooks" | "jobs" | "signingKeys"> & {
  env: Env;
};

/** Runs `work` with the API's own services. Jobs are left to the servers. */
export async function withServices<Result>(
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  await using open = new AsyncDisposableStack();
  const { url } = open.use(await findMigratedDatabase());
  const [{ parseEnv }, { createContainer }, { createLogger }] = await Promise.all([
    import("@tenon/api/env"),
    import("@tenon/api/container"),
    import("@tenon/api/platform/logging/logger"),
  ]);
  const env = parseEnv(await environmentOf(url));
  const logger = createLogger({ level: "silent", format: "json" });
  const container = createContainer({ ...env, DATABASE_POOL_SIZE: 2, JOB_WORKER: "off" }, logger);
  open.defer(() => container.close());
  return await work({ ...container, env });
}

/** What the server would be given. */
async function environmentOf(url: string): Promise<Record<string, string | undefined>> {
  return { SECRET_KEY: await defaultSecretKey(), ...process.env, DATABASE_URL: url };
}
