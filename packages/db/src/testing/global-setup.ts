import type { TestProject } from "vitest/node";
import { ensureTemplateDatabase } from "./template-database.ts";
import { openTestServer } from "./test-server.ts";

/** The server of a test run, and the name of its migrated template. */
export type TestServer = { url: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const releases: (() => Promise<void>)[] = [];

/** Before the first test: a server, and a template database with every migration applied. */
export async function setup(project: TestProject): Promise<void> {
  const server = await openTestServer();
  releases.push(server.release);
  try {
    const template = await ensureTemplateDatabase(server.url);
    project.provide("testServer", { url: server.url, template });
  } catch (error) {
    await teardown();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  for (const release of releases.splice(0)) await release();
}
