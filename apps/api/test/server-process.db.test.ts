import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { freePort, type ServerProcess, startServerProcess } from "./server-process.ts";

// Some start two servers, one after the other.
vi.setConfig({ testTimeout: 240_000 });

let database: TestDatabase;
let environment: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  environment = { DATABASE_URL: database.url, SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf" };
});
afterAll(() => database.close());

describe("a server that can't start", () => {
  it("names all that is wrong with its environment, prints no value, and ends (H1)", async () => {
    await using server = await startServerProcess({
      PORT: "99999",
      DATABASE_URL: "mysql://user:hunter2@db/x",
      SECRET_KEY: "hunter2",
    });
    expect(await server.exited()).toMatchObject({ code: 1 });
    for (const name of ["PORT", "DATABASE_URL", "SECRET_KEY"]) {
      expect(server.output()).toContain(`- ${name}: `);
    }
    expect(server.output()).not.toMatch(/hunter2|99999/);
  });

  it("says that the database is not there (P3)", async () => {
    const port = await freePort();
    await using server = await startServerProcess({
      ...environment,
      DATABASE_URL: `postgresql://user:hunter2@127.0.0.1:${port}/x`,
    });
    expect(await server.exited()).toMatchObject({ code: 1 });
    expect(server.output()).toContain(`127.0.0.1:${port}`);
    expect(server.output()).not.toContain("hunter2");
  });

  it("says that the database is at none of the addresses of its name", async () => {
    const port = await freePort();
    await using server = await startServerProcess({
      ...environment,
      DATABASE_URL: `postgresql://user:hunter2@db.example:${port}/x`,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(twoAddresses)}`,
    });
    expect(await server.exited()).toMatchObject({ code: 1 });
    expect(server.output()).toContain(`127.0.0.1:${port}`);
    expect(server.output()).toContain(`127.0.0.2:${port}`);
    expect(server.output()).not.toContain("hunter2");
  });

  it("says which migrations are missing and how to apply them (R3)", async () => {
    await using empty = await createTestDatabase();
    await empty.pool.query("DELETE FROM _prisma_migrations");
    await using server = await startServerProcess({ ...environment, DATABASE_URL: empty.url });
    expect(await server.exited()).toMatchObject({ code: 1 });
    expect(server.output()).toContain("npm run db -- migrate up");
  });

  it("says that SECRET_KEY is not the one of this database", async () => {
    await using database = await createTestDatabase();
    await using first = await startServerProcess({ ...environment, DATABASE_URL: database.url });
    await first.listening();
    const SECRET_KEY = "hidden-jq8X2mVt5rLw9cYb3nKd7pZsQ4";
    const other = { ...environment, DATABASE_URL: database.url, SECRET_KEY };
    await using second = await startServerProcess(other);
    expect(await second.exited()).toMatchObject({ code: 1 });
    expect(second.output()).toContain("SECRET_KEY opens none of the signing keys");
    expect(second.output()).not.toContain("hidden");
  });

  it("says that the port is taken and how to choose another", async () => {
    await using first = await startServerProcess(environment);
    await first.listening();
    const { port } = new URL(first.url);
    await using second = await startServerProcess({ ...environment, PORT: port });
    expect(await second.exited()).toMatchObject({ code: 1 });
    expect(second.output()).toContain(
      `Port ${port} of 127.0.0.1 is taken. Choose another one: PORT=${Number(port) + 1}`,
    );
  });
});

describe("a server that is told to stop", () => {
  it("says it is not ready first, answers all it accepted, and ends well (Q1, Q2)", async () => {
    await using server = await startServerProcess({ ...environment, DRAIN_DELAY_MS: "3000" });
    await server.listening();
    const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
    await once(idle, "connect");
    const idleClosed = once(idle, "close");
    const accessToken = await register(server);

    let draining = false;
    const statuses: number[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      while (!draining) {
        const response = await createTask(server, accessToken);
        statuses.push(response.status);
        if ((await fetch(`${server.url}/readyz`)).status === 503) draining = true;
      }
    });
    await waitFor(() => statuses.length > 20);
    server.child.kill("SIGTERM");
    await Promise.all(clients);
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await idleClosed;
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await database.prisma.task.count()).toBe(statuses.length);
  });

  it("ends at once when it is told twice (Q3)", async () => {
    await using server = await startServerProcess({ ...environment, DRAIN_TIMEOUT_MS: "60000" });
    await server.listening();
    const unfinished = connect(Number(new URL(server.url).port), "127.0.0.1");
    unfinished.on("error", () => undefined);
    await once(unfinished, "connect");
    unfinished.write(
      "POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n",
    );
    await once(unfinished, "data");
    unfinished.write("{");
    server.child.kill("SIGTERM");
    await waitFor(() => server.output().includes('"event":"draining"'));
    server.child.kill("SIGTERM");
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    unfinished.destroy();
  });
});

describe("a server whose code fails outside of any call", () => {
  it("says so, answers what it accepted, and ends as failed (Q5)", async () => {
    await using server = await startServerProcess({
      ...environment,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(failsWhenTold)}`,
    });
    await server.listening();
    const accessToken = await register(server);
    const calls = Array.from({ length: 8 }, () => createTask(server, accessToken));
    server.child.kill("SIGWINCH");
    await Promise.allSettled(calls);
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    for (const event of ["uncaught", "draining", "stopped"]) {
      expect(server.output()).toContain(`"event":"${event}"`);
    }
    expect(server.output()).toContain("a canary");
  });
});

describe("a server that is killed", () => {
  it("has stored every write it acknowledged, and starts again (Q4)", async () => {
    const acknowledged: string[] = [];
    await using server = await startServerProcess(environment);
    await server.listening();
    const accessToken = await register(server);
    const clients = Array.from({ length: 8 }, async () => {
      for (;;) {
        const response = await createTask(server, accessToken).catch(() => null);
        const id = /"id":"([\da-f-]{36})"/.exec(
          (await response?.text().catch(() => "")) ?? "",
        )?.[1];
        if (id === undefined) return;
        acknowledged.push(id);
      }
    });
    await waitFor(() => acknowledged.length > 50);
    server.child.kill("SIGKILL");
    await Promise.all(clients);
    expect(await database.prisma.task.count({ where: { id: { in: acknowledged } } })).toBe(
      acknowledged.length,
    );

    await using next = await startServerProcess(environment);
    await next.listening();
    expect((await createTask(next, accessToken)).status).toBe(401);
    expect((await createTask(next, await register(next))).status).toBe(200);
  });
});

/** Loaded before the server: every name has these addresses. */
const twoAddresses = `
  import dns from "node:dns";
  const addresses = ["127.0.0.1", "127.0.0.2"].map((address) => ({ address, family: 4 }));
  dns.lookup = (_name, _options, done) => done(null, addresses);`;

/** Loaded before the server: a signal that it does not listen to makes an error that nobody catches. */
const failsWhenTold = `
  process.on("SIGWINCH", () => {
    throw new Error("a canary");
  });`;

let people = 0;

async function register(server: ServerProcess): Promise<string> {
  people += 1;
  const response = await postJson(server, {
    path: "auth.register",
    input: { email: `worker-${people}@example.com`, password: "correct horse" },
  });
  return /"accessToken":"([^"]+)"/.exec(await response.text())?.[1] ?? "";
}

function createTask(server: ServerProcess, accessToken: string): Promise<Response> {
  return postJson(server, { path: "tasks.create", input: { title: "written" }, accessToken });
}

type Call = { path: string; input: object; accessToken?: string };

function postJson(
  server: ServerProcess,
  { path, input, accessToken = "" }: Call,
): Promise<Response> {
  return fetch(`${server.url}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ json: input }),
  });
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
