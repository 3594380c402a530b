globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message(m) { console.error(JSON.stringify({fields:{message:'PANIC '+m}})) } };
import { readFile } from 'node:fs/promises';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { SchemaEngineAdapter } from './adapter.ts';

export type SchemaEngineOptions = {
  url: string | undefined;
  datamodels: [path: string, content: string][];
};

export async function createSchemaEngine({ url, datamodels }: SchemaEngineOptions): Promise<bindings.SchemaEngine> {
  await loadWebAssembly();
  const adapter = bindMigrationAwareSqlAdapterFactory(new SchemaEngineAdapter(url ?? ""));
  return bindings.SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, () => {}, adapter);
}

async function loadWebAssembly(): Promise<void> {
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const module = await WebAssembly.compile(await readFile(file));
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  const start = exports['__wbindgen_start'];
  if (typeof start === 'function') start();
}
