import { inspect } from 'node:util';
import { createInterface } from 'node:readline';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

export async function serveJsonRpc(openEngine: () => Promise<SchemaEngine>): Promise<void> {
  let engine: Promise<SchemaEngine> | undefined;
  for await (const line of createInterface({ input: process.stdin })) {
    const r = JSON.parse(line);
    if (!r.method) continue;
    try {
      engine ??= openEngine();
      const e: any = await engine;
      const m = r.method === 'getDatabaseVersion' ? 'version' : r.method;
      const result = await e[m](r.params);
      if (process.env.DUMP) console.error(JSON.stringify({fields:{message: JSON.stringify({m, p: r.params, result}).slice(0,3000)}}));
      if (m === 'diff' && result.stdout) { send({ jsonrpc: '2.0', id: 'p', method: 'print', params: { content: result.stdout } }); }
      send({ jsonrpc: '2.0', id: r.id, result: result ?? null });
    } catch (error) {
      console.error(JSON.stringify({fields:{message: 'ERR ' + r.method + ' ' + inspect(error, {showHidden: true, depth: 5})}}));
      send({ jsonrpc: '2.0', id: r.id, error: { code: 4466, message: 'An error happened', data: { is_panic: false, message: error.message, error_code: error.code, meta: {} } } });
    }
  }
}
function send(x: object) { process.stdout.write(JSON.stringify(x) + '\n'); }
