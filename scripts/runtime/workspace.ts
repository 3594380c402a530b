import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** What Tenon keeps on this machine: the embedded database, the secret, the passwords of the demo. */
export const dataFolder = resolve(process.env["TENON_DATA_DIR"] ?? join(root, ".data"));

export const embeddedPostgresFolder = join(dataFolder, "postgres");
