import type { TestProject } from 'vitest/node';
import { openTestServer } from './test-server.ts';
import { ensureTemplateDatabase } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: { url: string; template: string };
  }
}

/** Before the first test: a server, and a template database with every migration applied. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  try {
    const template = await ensureTemplateDatabase(server.url);
    project.provide('testServer', { url: server.url, template });
    return server.release;
  } catch (error) {
    await server.release();
    throw error;
  }
}
