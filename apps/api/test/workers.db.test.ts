import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { type ServerProcess, startServerProcess } from "./server-process.ts";
import { workersIn, workersOf } from "./worker-pids.ts";

// Each worker is a whole server that starts.
vi.setConfig({ testTimeout: 240_000 });

let database: TestDatabase;
let environment: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  environment = {
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: "3",
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    WORKERS: "2",
  };
});
afterAll(() => database.close());

describe("a server with several workers", () => {
  it("answers at one port with all of them, and puts another one where one was killed", async () => {
    await using server = await startServerProcess(environment);
    const [first = 0, second = 0] = await workersOf(server, 2);
    await expect.poll(() => askedWorkers(server)).toEqual(new Set([first, second]));

    process.kill(first, "SIGKILL");
    const third = (await workersOf(server, 3)).at(-1);
    expect(server.output()).toContain(`"event":"worker-ended","worker":${first}`);
    await expect.poll(() => askedWorkers(server)).toEqual(new Set([second, third]));
  });

  it("answers all it accepted when it is told to stop, leaves nobody behind, and ends well", async () => {
    await using server = await startServerProcess({ ...environment, DRAIN_DELAY_MS: "1000" });
    const pids = await workersOf(server, 2);
    let isDraining = false;
    const statuses: number[] = [];
    const callers = Array.from({ length: 8 }, async () => {
      while (!isDraining) {
        statuses.push((await fetch(`${server.url}/.well-known/jwks.json`)).status);
        if ((await fetch(`${server.url}/readyz`)).status === 503) isDraining = true;
      }
    });
    server.child.kill("SIGTERM");
    await Promise.all(callers);
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(server.output().match(/"event":"stopped"/g)).toHaveLength(2);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it("takes a Ctrl-C, which its workers hear too, for one", async () => {
    await using server = await startServerProcess(environment);
    const pids = await workersOf(server, 2);
    for (const pid of [...pids, server.child.pid ?? 0]) process.kill(pid, "SIGINT");
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    expect(server.output().match(/"event":"stopped"/g)).toHaveLength(2);
  });

  it("takes its workers along when it is killed itself", async () => {
    await using server = await startServerProcess(environment);
    const pids = await workersOf(server, 2);
    server.child.kill("SIGKILL");
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });
});

describe("several workers that can't start", () => {
  it("say why once, and end", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const PORT = typeof address === "object" ? String(address?.port) : "";
    await using server = await startServerProcess({ ...environment, PORT });
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    expect(server.output().match(/is taken/g)).toHaveLength(1);
    other.close();
  });

  it("are refused when they may want more connections than the database allows (P11)", async () => {
    await using server = await startServerProcess({ ...environment, DATABASE_POOL_SIZE: "500" });
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    expect(server.output()).toMatch(
      /may open 1008 connections to the database, 504 for each of WORKERS=2, and it allows \d+\./,
    );
  });
});

/** Who answered a few requests, each on a connection of its own. */
async function askedWorkers(server: ServerProcess): Promise<Set<number>> {
  const before = server.output().length;
  for (let count = 0; count < 4; count += 1) {
    await fetch(`${server.url}/.well-known/jwks.json`, { headers: { connection: "close" } });
  }
  const answered = () => workersIn(server.output().slice(before), '"event":"request"');
  await expect.poll(() => answered().length).toBe(4);
  return new Set(answered());
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
