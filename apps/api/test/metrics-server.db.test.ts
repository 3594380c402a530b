import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { type Exposed, readExposition } from "./exposition.ts";
import { freePort, type ServerProcess, startServerProcess } from "./server-process.ts";
import { workersOf } from "./worker-pids.ts";

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
  };
});
afterAll(() => database.close());

describe("a server with METRICS_PORT", () => {
  it("tells its metrics there with GET, and nothing else; and none of them at the other port", async () => {
    await using server = await startWatched();
    await server.listening();
    await fetch(`${server.url}/trpc/users.me,tasks.list?batch=1`);
    const answer = await fetch(server.metrics);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const { total, types } = readExposition(await answer.text());
    expect(total("tenon_calls_total", { procedure: "tasks.list" })).toBe(1);
    expect(total("tenon_processes")).toBe(1);
    expect(types.get("nodejs_eventloop_lag_p99_seconds")).toBe("gauge");

    const posted = await fetch(server.metrics, { method: "POST", body: "x" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    for (const path of ["/", "/metrics/", "/healthz", "/trpc/tasks.list"]) {
      expect((await fetch(new URL(path, server.metrics))).status).toBe(404);
    }
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  });

  it("goes on telling them until it has ended its calls", async () => {
    await using server = await startWatched({ DRAIN_DELAY_MS: "3000" });
    await server.listening();
    server.child.kill("SIGTERM");
    await expect
      .poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 60_000 })
      .toBe(503);
    expect(
      (await look(server)).total("tenon_http_requests_total", { status: "503" }),
    ).toBeGreaterThan(0);
    expect(await server.exited()).toEqual({ code: 0, signal: null });
    await expect(fetch(server.metrics)).rejects.toThrow("fetch failed");
  });

  it.each(["1", "2"])("says that it is taken, and ends: with WORKERS=%s", async (WORKERS) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const METRICS_PORT = typeof address === "object" ? String(address?.port) : "";
    await using server = await startServerProcess({ ...environment, METRICS_PORT, WORKERS });
    expect(await server.exited()).toEqual({ code: 1, signal: null });
    expect(server.output()).toContain(
      `Port ${METRICS_PORT} of 127.0.0.1 is taken. Choose another one: METRICS_PORT=${Number(METRICS_PORT) + 1}`,
    );
    other.close();
  });
});

describe("a server with METRICS_PORT and several workers", () => {
  it("tells what all of them know, also of one that does not answer, or died", async () => {
    await using server = await startWatched({ WORKERS: "2", JOB_WORKER: "off" });
    const [first = 0, second = 0] = await workersOf(server, 2);
    await database.pool.query(
      "INSERT INTO jobs.job (name, state) SELECT name, 'created' FROM jobs.queue WHERE name = 'order-mail'",
    );
    await call(server, 8);
    const { total } = await look(server);
    expect(callsIn({ total })).toBe(8);
    expect(total("tenon_processes")).toBe(2);
    expect(total("tenon_database_connections_max")).toBe(6);
    // Both of them see the same job.
    expect(total("tenon_jobs", { queue: "order-mail", state: "waiting" })).toBe(1);
    expect(total("tenon_database_up")).toBe(1);

    process.kill(second, "SIGSTOP");
    expect(callsIn(await look(server))).toBe(8);
    process.kill(second, "SIGCONT");

    process.kill(first, "SIGKILL");
    await workersOf(server, 3);
    expect(callsIn(await look(server))).toBe(8);
    await call(server, 8);
    const after = await look(server);
    expect(callsIn(after)).toBe(16);
    expect(after.total("tenon_processes")).toBe(2);
    const bucket = { le: "+Inf", procedure: "tasks.list" };
    expect(after.total("tenon_call_duration_seconds_bucket", bucket)).toBe(16);
  });
});

type Watched = ServerProcess & { metrics: string };

async function startWatched(variables: Record<string, string> = {}): Promise<Watched> {
  const METRICS_PORT = String(await freePort());
  const server = await startServerProcess({ ...environment, METRICS_PORT, ...variables });
  return { ...server, metrics: `http://127.0.0.1:${METRICS_PORT}/metrics` };
}

async function look({ metrics }: Watched): Promise<Exposed> {
  return readExposition(await (await fetch(metrics)).text());
}

/** Calls that nobody may make, each on a connection of its own. */
async function call({ url }: ServerProcess, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await fetch(`${url}/trpc/tasks.list`, { headers: { connection: "close" } });
  }
}

function callsIn({ total }: Pick<Exposed, "total">): number {
  return total("tenon_calls_total", { procedure: "tasks.list", outcome: "UNAUTHENTICATED" });
}
