import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import { parseEnv } from "@tenon/api/env";
import { startServer } from "@tenon/api/server";
import type { PrismaClient } from "@tenon/db/client";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { launchBrowser } from "./browser.ts";

/** Where the built web app is. */
export const builtWeb = fileURLToPath(new URL("../dist", import.meta.url));

/** The built web app, served by the real server on a database of its own, and a browser to open it with. */
export type App = AsyncDisposable & {
  url: string;
  port: number;
  prisma: PrismaClient;
  /** A person's browser: what is in it, cookies too, is shared by its tabs and by nobody else. */
  openBrowser(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** As an operator would; whoever is signed in notices when the page is opened anew. */
  makeAdmin(email: string): Promise<void>;
  /** Lets a job die of each kind, or clears the dead ones away. */
  setDeadJobs(areThere: boolean): Promise<void>;
  /** How many streams of events the server holds. */
  openStreams(): number;
  /** Stops the server, and starts it again when that is done which another one serves meanwhile. */
  restart(meanwhile: (otherUrl: string) => Promise<void>): Promise<void>;
  /** What was mailed to an address, the newest first. */
  mailsTo(email: string): Promise<{ subject: string; text: string }[]>;
};

type AppOptions = {
  webRoot?: string;
  /** It is closed with the app; one of the test run, unless another is given. */
  database?: TestDatabase;
};

export async function startApp({
  webRoot = builtWeb,
  database: given,
}: AppOptions = {}): Promise<App> {
  if (!existsSync(`${builtWeb}/index.html`)) {
    throw new Error(
      "The web app is not built. Build it: npm test builds it before the whole suite, npm start as well.",
    );
  }
  await using starting = new AsyncDisposableStack();
  const database = starting.use(given ?? (await createTestDatabase()));
  const port = await findFreePort();
  const streams = countStreams();
  const env = parseEnv({
    NODE_ENV: "test",
    PORT: String(port),
    DATABASE_URL: database.url,
    SECRET_KEY: randomBytes(32).toString("base64"),
    RATE_LIMIT_SCALE: "1000",
    WEBHOOK_PRIVATE_NETWORKS: "127.0.0.1,::1",
    LOG_LEVEL: "silent",
    DRAIN_TIMEOUT_MS: "1000",
    WEB_ROOT: webRoot,
  });
  let server = await startServer(env);
  starting.defer(() => server.close());
  const browser = await launchBrowser();
  starting.defer(() => browser.close());
  const running = starting.move();

  return {
    url: `http://localhost:${port}`,
    port,
    prisma: database.prisma,
    async openBrowser(options = {}) {
      const context = await browser.newContext({
        baseURL: `http://localhost:${port}`,
        reducedMotion: "reduce",
        locale: "en-GB",
        // What a journey puts in the way of a request has to be met by it.
        serviceWorkers: "block",
        ...options,
      });
      context.setDefaultTimeout(30_000);
      return context;
    },
    async makeAdmin(email) {
      await database.prisma.user.update({ where: { email }, data: { role: "admin" } });
    },
    async setDeadJobs(areThere) {
      await database.pool.query(
        areThere
          ? "INSERT INTO jobs.job (name) SELECT dead_letter FROM jobs.queue WHERE dead_letter IS NOT NULL"
          : "DELETE FROM jobs.job USING jobs.queue WHERE job.name = queue.dead_letter",
      );
    },
    openStreams: () => streams.size,
    async restart(meanwhile) {
      const otherPort = await findFreePort();
      await server.close();
      const other = await startServer({ ...env, PORT: otherPort });
      await meanwhile(`http://localhost:${otherPort}`);
      await other.close();
      server = await startServer(env);
    },
    mailsTo: (email) =>
      database.prisma.mailboxMessage.findMany({
        where: { recipient: email },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        select: { subject: true, text: true },
      }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** The answers under way that are streams of events. */
function countStreams(): ReadonlySet<object> {
  const open = new Set<object>();
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null) return;
    const request: unknown = Reflect.get(message, "request");
    const response: unknown = Reflect.get(message, "response");
    const isExchange = request instanceof IncomingMessage && response instanceof ServerResponse;
    if (!isExchange || !request.url?.startsWith("/trpc/events.stream")) return;
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return open;
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}
