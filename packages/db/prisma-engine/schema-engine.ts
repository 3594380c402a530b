#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// Stands in for the native schema engine that Prisma would download: the same engine, from npm, as WebAssembly.
// Prisma runs it as a child: line-delimited JSON-RPC over stdio, or one `cli` command about a database.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { SchemaEngineAdapter } from "./adapter.ts";
import { runDatabaseCommand } from "./database-command.ts";
import { serveJsonRpc } from "./json-rpc.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datasource: { type: "string", default: "{}" },
    datamodels: { type: "string", multiple: true, default: [] },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
  },
});

// Prisma names the database among the arguments, our own commands in the environment.
const url = urlOf(JSON.parse(values.datasource)) || (process.env["DATABASE_URL"] ?? "");
const [mode, command = ""] = positionals;

if (mode === "cli") process.exitCode = await runDatabaseCommand(command, url);
else await serveJsonRpc(openEngine);

function openEngine(): Promise<SchemaEngine> {
  const datamodels = values.datamodels.map((path): [string, string] => [
    path,
    readFileSync(path, "utf8"),
  ]);
  const adapter = bindMigrationAwareSqlAdapterFactory(new SchemaEngineAdapter(url));
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  return SchemaEngine.new(options, () => {}, adapter);
}

function urlOf(datasource: unknown): string {
  const hasUrl = typeof datasource === "object" && datasource !== null && "url" in datasource;
  return hasUrl && typeof datasource.url === "string" ? datasource.url : "";
}
