import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma would download a native schema engine; ours is the same engine from npm, as WebAssembly.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] = fileURLToPath(
  new URL('./prisma-engine/schema-engine.ts', import.meta.url),
);

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
