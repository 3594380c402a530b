import { parseEnv } from "@tenon/api/env";
import { startServer } from "@tenon/api/server";
import { freePort } from "@tenon/api/testing/server-process";
import { createTestDatabase } from "@tenon/db/testing/test-database";

export type TestServer = AsyncDisposable & {
  url: string;
  /** A `fetch` that writes down what was asked, as `POST tasks.create,tasks.create`. */
  recordingFetch(requests: string[]): typeof fetch;
  /** As an operator would. */
  makeAdmin(email: string): Promise<void>;
};

/** The API on a port and a database of its own. */
export async function startTestServer(variables: Record<string, string> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const port = await freePort();
  const server = await startServer(
    parseEnv({
      NODE_ENV: "test",
      PORT: String(port),
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: "5",
      SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
      RATE_LIMIT_SCALE: "100",
      LOG_LEVEL: "silent",
      ...variables,
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    recordingFetch: (requests) => (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      requests.push(`${init?.method} ${pathname.replace("/trpc/", "")}`);
      return fetch(input, init);
    },
    async makeAdmin(email) {
      await database.prisma.user.update({ where: { email }, data: { role: "admin" } });
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
