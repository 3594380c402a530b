import { parseEnv } from "@tenon/api/env";
import { applyMigrations, findDatabase } from "./runtime/database.ts";
import { ensureDemo } from "./runtime/demo-accounts.ts";
import { assertPortFree } from "./runtime/free-port.ts";
import { runCommand, say, stopped } from "./runtime/run-command.ts";
import { defaultSecretKey } from "./runtime/secret-key.ts";
import { ensureWebApp, webRoot } from "./runtime/web-app.ts";
import { printWelcome } from "./runtime/welcome.ts";

await runCommand(async (stop) => {
  const environment = {
    WEB_ROOT: webRoot,
    LOG_FORMAT: process.stdout.isTTY ? "pretty" : "json",
    SECRET_KEY: await defaultSecretKey(),
    ...process.env,
  };
  const { HOST, PORT } = parseEnv({ DATABASE_URL: "postgresql://embedded", ...environment });
  await assertPortFree({ host: HOST, port: PORT });
  if (environment.WEB_ROOT === webRoot) await ensureWebApp({ stop });

  await using open = new AsyncDisposableStack();
  const database = open.use(await findDatabase());
  stop.throwIfAborted();
  await applyMigrations(database);
  const isProduction = process.env["NODE_ENV"] === "production";
  const demo = database.embedded && !isProduction ? await ensureDemo(database) : undefined;
  stop.throwIfAborted();

  const env = parseEnv({
    ...environment,
    ...(database.embedded && { DATABASE_URL: database.url }),
    WORKERS: "1",
  });
  const { startServer } = await import("@tenon/api/server");
  const server = await startServer(env);
  open.defer(() => server.close());
  printWelcome({ url: env.PUBLIC_URL.origin, demo, sendsMail: env.SMTP_URL !== undefined });

  await stopped(stop);
  say("\nStopping: running requests are answered first");
});
