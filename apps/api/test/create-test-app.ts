import { randomUUID } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { createTRPCClient, httpBatchLink, splitLink, type TRPCClient } from "@trpc/client";
import superjson from "superjson";
import { createTestDatabase } from "@tenon/db/testing/test-database";
import { createApp } from "#app.ts";
import { createContainer, type Container } from "#container.ts";
import { type Env, parseEnv } from "#env.ts";
import type { HttpBindings } from "#http/bindings.ts";
import { createLogger } from "#platform/logging/logger.ts";
import type { AppRouter } from "#router.ts";
import { streamLink } from "./stream-link.ts";

export type TestClient = TRPCClient<AppRouter>;

export type TestApp = AsyncDisposable & {
  env: Env;
  container: Container;
  /** Every line that was logged. */
  logs: string[];
  /** Runs every job that waits, and what those leave. */
  runJobs(): Promise<unknown>;
  /** Sends one request through the whole app, from the given address. */
  request(path: string, init?: RequestInit, address?: string): Promise<Response>;
  /** Posts a body as it is, for what no typed client would send. */
  post(path: string, body: string, options?: RawCall): Promise<Response>;
  /** Posts an input in superjson's format. */
  postJson(path: string, input: unknown, options?: RawCall): Promise<Response>;
  /** The typed client, with a token and more headers when they are given. */
  client(options?: RawCall): TestClient;
};

type RawCall = { accessToken?: string; headers?: Record<string, string>; address?: string };

/** Hashes take most of a sign-up's time, and few tests are about them. */
const passwordCost = { memoryCost: 1024, timeCost: 1 };

/** The whole application on a database of its own, without a port. */
export async function createTestApp(
  variables: Record<string, string> = {},
  options: Parameters<typeof createContainer>[2] = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const env = parseEnv({
    NODE_ENV: "test",
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: "5",
    JOB_WORKER: "off",
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    RATE_LIMIT_SCALE: "100",
    ...variables,
  });
  const logs: string[] = [];
  const destination = { write: (line: string) => void logs.push(line) };
  const logger = createLogger({ level: env.LOG_LEVEL, format: "json", destination });
  const container = createContainer(env, logger, { passwordCost, ...options });
  const app = createApp({ env, logger, container, notReady: async () => null });

  const request: TestApp["request"] = async (path, init, address = "192.0.2.1") =>
    app.request(path, init, socketFrom(address));

  const post: TestApp["post"] = (path, body, { accessToken, headers, address } = {}) =>
    request(
      `/trpc/${path}`,
      {
        method: "POST",
        body,
        headers: { "content-type": "application/json", ...bearer(accessToken), ...headers },
      },
      address,
    );

  return {
    env,
    container,
    logs,
    runJobs: container.jobs.runWaiting,
    request,
    post,
    postJson: (path, input, options) => post(path, JSON.stringify({ json: input }), options),
    client: ({ accessToken, headers, address } = {}) =>
      createTRPCClient<AppRouter>({
        links: [
          splitLink({
            condition: ({ type }) => type === "subscription",
            true: streamLink((path, init) =>
              request(
                path,
                { ...init, headers: { ...init.headers, ...bearer(accessToken), ...headers } },
                address,
              ),
            ),
            false: httpBatchLink({
              url: "http://localhost/trpc",
              transformer: superjson,
              headers: ({ opList }) => ({
                ...(opList.some(needsKey) && { "idempotency-key": randomUUID() }),
                ...bearer(accessToken),
                ...headers,
              }),
              fetch: (url: URL | string, init) =>
                request(String(url), { ...init, signal: init?.signal ?? null }, address),
            }),
          }),
        ],
      }),
    async [Symbol.asyncDispose]() {
      await container.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

function bearer(accessToken: string | undefined): Record<string, string> {
  return accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
}

function socketFrom(address: string): HttpBindings["Bindings"] {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: address });
  const incoming = new IncomingMessage(socket);
  return { incoming, outgoing: new ServerResponse(incoming) };
}

function needsKey({ path }: { path: string }): boolean {
  return path === "orders.place";
}
