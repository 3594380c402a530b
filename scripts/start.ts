import { type Env, parseEnv } from "@tenon/api/env";
import { applyMigrations, findDatabase } from "./runtime/database.ts";
import { type DemoAccounts, ensureDemo } from "./runtime/demo-accounts.ts";
import { assertPortFree } from "./runtime/free-port.ts";
import { runCommand, say, stopped } from "./runtime/run-command.ts";
import { defaultSecretKey } from "./runtime/secret-key.ts";
import { ensureWebApp, webRoot } from "./runtime/web-app.ts";

await runCommand(async (stop) => {
  const environment = {
    WEB_ROOT: webRoot,
    LOG_FORMAT: process.stdout.isTTY ? "pretty" : "json",
    SECRET_KEY: await defaultSecretKey(),
    ...process.env,
  };
  const { HOST, PORT } = parseEnv({ DATABASE_URL: "postgresql://embedded", ...environment });
  await assertPortFree({ host: HOST, port: PORT });
  await ensureWebApp({ stop });

  await using open = new AsyncDisposableStack();
  const database = open.use(await findDatabase());
  stop.throwIfAborted();
  await applyMigrations(database);
  const demo = database.embedded ? await ensureDemo(database) : undefined;
  stop.throwIfAborted();

  const env = parseEnv({ ...environment, DATABASE_URL: database.url });
  const { startServer } = await import("@tenon/api/server");
  const server = await startServer(env);
  open.defer(() => server.close());
  welcome(env, demo);

  await stopped(stop);
  say("\nStopping: running requests are answered first");
});

function welcome({ PUBLIC_URL }: Env, demo: DemoAccounts | undefined): void {
  say(`\nTenon is running: ${PUBLIC_URL.origin}\n`);
  if (demo) {
    say(`  Sign in as ${demo.demo.email} with the password ${demo.demo.password}`);
    say("  (also in .data/demo.json, with an administrator), or sign up.\n");
  }
  say("  Ctrl-C stops everything.\n");
}
