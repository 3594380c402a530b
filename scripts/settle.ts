// Runs after a command was killed: stops the embedded PostgreSQL it left behind, unless somebody else uses it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { acquireEmbeddedPostgres } from "@tenon/db/embedded/embedded-postgres";
import { runCommand } from "./runtime/run-command.ts";
import { embeddedPostgresFolder } from "./runtime/workspace.ts";

await runCommand(async () => {
  if (!existsSync(join(embeddedPostgresFolder, "postmaster.pid"))) return;
  const server = await acquireEmbeddedPostgres({ dataDir: embeddedPostgresFolder });
  await server.release();
});
