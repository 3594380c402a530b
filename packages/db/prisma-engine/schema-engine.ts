#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which Prisma would download: the same engine as WebAssembly.
// Prisma runs it as a child: line-delimited JSON-RPC over stdio, or one `cli` command about a database.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runDatabaseCommand } from './database-command.ts';
import { serveJsonRpc } from './json-rpc.ts';
import { createSchemaEngine } from './wasm-engine.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});

const url = datasourceUrl(values.datasource);
const [mode, command] = positionals;

if (mode === 'cli') {
  process.exitCode = await runDatabaseCommand(command, url);
} else {
  const files = (values.datamodels ?? []).filter((path) => typeof path === 'string');
  const datamodels = files.map((path): [string, string] => [path, readFileSync(path, 'utf8')]);
  await serveJsonRpc(() => createSchemaEngine({ url, datamodels }));
  process.exit();
}

function datasourceUrl(json: unknown): string | undefined {
  if (typeof json !== 'string') return undefined;
  const datasource: unknown = JSON.parse(json);
  const hasUrl = typeof datasource === 'object' && datasource !== null && 'url' in datasource;
  return hasUrl && typeof datasource.url === 'string' ? datasource.url : undefined;
}
