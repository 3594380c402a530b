import { once } from "node:events";
import { createServer } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { createRedisConnection } from "#platform/messenger/redis-connection.ts";
import { type Authority, createAuthority, hasOpenssl } from "./certificates.ts";
import {
  redisPassword,
  redisPrograms,
  type RedisServer,
  speaksTls,
  startRedisServer,
} from "./redis-server.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const secured = hasOpenssl ? redisPrograms.filter(speaksTls) : [];
const hasNone = secured.length === 0;
const leftOut =
  "Left out, for want of openssl or of a redis-server or valkey-server with TLS: Redis";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe.skipIf(hasNone).each(hasNone ? [leftOut] : secured)("%s over TLS", (program) => {
  let authority: Authority;
  let redis: RedisServer;
  beforeAll(async () => {
    authority = await createAuthority();
    redis = await startRedisServer({ program, certificate: await authority.issue("localhost") });
  });
  afterAll(async () => {
    await redis[Symbol.asyncDispose]();
    await authority[Symbol.asyncDispose]();
  });

  it("counts for two servers that trust its authority", async () => {
    const NODE_EXTRA_CA_CERTS = authority.file;
    await using first = await startServer(redis.url, { NODE_EXTRA_CA_CERTS });
    await using second = await startServer(redis.url, { NODE_EXTRA_CA_CERTS });
    await Promise.all([first.listening(), second.listening()]);
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      for (const server of [first, second]) statuses.push(await guess(server, program));
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect(first.output() + second.output()).not.toContain("redis-lost");
  });

  it("keeps a server from starting that does not trust its authority", async () => {
    await using server = await startServer(redis.url);
    await endsSaying(server, "Its certificate is not one that is trusted.");
  });

  it("keeps a server from starting when its certificate is for another name", async () => {
    const certificate = await authority.issue("redis.example.com");
    await using other = await startRedisServer({ program, certificate });
    const NODE_EXTRA_CA_CERTS = authority.file;
    await using server = await startServer(other.url, { NODE_EXTRA_CA_CERTS });
    await endsSaying(server, "Its certificate is for another name.");
  });

  it("is told the name that it is called by, as several may share an address", async () => {
    const names: string[] = [];
    const SNICallback = (name: string) => void names.push(name);
    const server = createServer({ SNICallback }, () => {}).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : "";
    const url = `rediss://localhost:${port}`;
    const logger = { warn() {}, info() {} };
    const connection = createRedisConnection({ url, logger, answerWithinMs: 1_000 });
    await connection.open();
    connection.close();
    server.close();
    expect(names).toEqual(["localhost"]);
  });
});

it.each(redisPrograms)(
  "%s keeps a server from starting that has a wrong password",
  async (program) => {
    await using redis = await startRedisServer({ program });
    const url = redis.url.replace(encodeURIComponent(redisPassword), "hunter2");
    await using server = await startServer(url);
    await endsSaying(server, "It refuses the user or the password.");
  },
);

it("a server starts without a Redis that is away", async () => {
  await using server = await startServer("redis://:hunter2@127.0.0.1:1");
  await server.listening();
  expect(server.output()).toContain('"event":"redis-lost"');
  expect(server.output()).not.toContain("hunter2");
});

function startServer(url: string, more: Record<string, string> = {}): Promise<ServerProcess> {
  return startServerProcess({
    DATABASE_URL: database.url,
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    JOB_WORKER: "off",
    REDIS_URL: url,
    ...more,
  });
}

async function endsSaying(server: ServerProcess, reason: string): Promise<void> {
  expect(await server.exited()).toEqual({ code: 1, signal: null });
  expect(server.output()).toContain(`REDIS_URL: Redis can't be used. ${reason}\n`);
  expect(server.output()).not.toMatch(/hunter2|p\/ss@word|p%2Fss%40word/);
}

/** Whether a guess at the password of an account is refused, or is one too many. */
async function guess({ url }: ServerProcess, account: string): Promise<number> {
  const { status } = await fetch(`${url}/trpc/auth.login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ json: { email: `${account}@example.com`, password: "a wrong guess" } }),
  });
  return status;
}
