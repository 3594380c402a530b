import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@tenon/db/client";
import { acquireEmbeddedPostgres } from "@tenon/db/embedded/embedded-postgres";
import { stopPostmaster } from "@tenon/db/embedded/postmaster";
import { migrateUp } from "@tenon/db/migrate";

/** A migrated database on a server of its own, which nobody else needs. */
export type OwnPostgres = Database & {
  url: string;
  /** Breaks every connection and takes no new one, until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "tenon-faults-"));
  await chmod(folder, 0o755);
  const options = { dataDir: join(folder, "postgres"), settings: { fsync: "off" } };
  let server = await acquireEmbeddedPostgres(options);
  await migrateUp({ url: server.url });
  const database = openDatabase({ url: server.url });
  const close = async () => {
    await database.close();
    await server.release();
    await rm(folder, { recursive: true });
  };

  return {
    ...database,
    url: server.url,
    stop: () => stopPostmaster(options.dataDir),
    async start() {
      server = await acquireEmbeddedPostgres(options);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
