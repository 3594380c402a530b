import { fileURLToPath } from "node:url";
import { acquireEmbeddedPostgres } from "#embedded/embedded-postgres.ts";
import { checkDatabaseUrl } from "#resolve-database.ts";

const cacheFolder = fileURLToPath(new URL("../../../../.cache/test-postgres", import.meta.url));

// Nothing here outlives a crash, so nothing has to reach the disk.
const settings = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
};

/** TEST_DATABASE_URL, whose user may create databases, or an embedded server apart from the one with real data. */
export async function openTestServer(): Promise<{ url: string; release(): Promise<void> }> {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) return acquireEmbeddedPostgres({ dataDir: cacheFolder, settings });
  await checkDatabaseUrl(url);
  return { url, release: async () => {} };
}
