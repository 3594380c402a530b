import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const engine = fileURLToPath(new URL("./prisma-engine/schema-engine.ts", import.meta.url));
const binaries = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

// Prisma would download its schema engine. Ours is a TypeScript file, so it needs the workspace's own Node.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] = engine;
process.env["PATH"] = [binaries, process.env["PATH"]].join(delimiter);
// No report about this machine to anybody.
process.env["CHECKPOINT_DISABLE"] = "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
