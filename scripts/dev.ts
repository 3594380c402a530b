import { join } from "node:path";
import { parseEnv } from "@tenon/api/env";
import { applyMigrations, findDatabase } from "./runtime/database.ts";
import { ensureDemo } from "./runtime/demo-accounts.ts";
import { assertPortFree, freePortFrom } from "./runtime/free-port.ts";
import { runChild } from "./runtime/run-child.ts";
import { CommandError, runCommand } from "./runtime/run-command.ts";
import { defaultSecretKey } from "./runtime/secret-key.ts";
import { printWelcome } from "./runtime/welcome.ts";
import { root } from "./runtime/workspace.ts";

const turbo = join(root, "node_modules/.bin/turbo");
const quiet = ["--output-logs=errors-only", "--no-update-notifier"];

/** Vite on the port that people open, the API behind it; each restarts or reloads what changes. */
await runCommand(async (stop) => {
  const environment = {
    LOG_FORMAT: "pretty",
    SECRET_KEY: await defaultSecretKey(),
    ...process.env,
  };
  const { PORT, PUBLIC_URL, SMTP_URL } = parseEnv({
    DATABASE_URL: "postgresql://embedded",
    ...environment,
  });
  await assertPortFree({ host: "localhost", port: PORT });
  await buildClient(stop);

  await using database = await findDatabase();
  await applyMigrations(database);
  const demo = database.embedded ? await ensureDemo(database) : undefined;
  stop.throwIfAborted();

  const apiPort = await freePortFrom(PORT + 1);
  const api = {
    ...environment,
    ...(database.embedded && { DATABASE_URL: database.url }),
    PORT: String(apiPort),
    PUBLIC_URL: PUBLIC_URL.origin,
  };
  const web = { ...process.env, PORT: String(PORT), API_URL: `http://localhost:${apiPort}` };
  printWelcome({ url: PUBLIC_URL.origin, demo, sendsMail: SMTP_URL !== undefined });

  return await runTogether(stop, (end) => [
    runChild(process.execPath, ["--watch", "--watch-preserve-output", "src/main.ts"], {
      cwd: join(root, "apps/api"),
      env: api,
      stop: end,
    }),
    runChild(process.execPath, ["node_modules/vite/bin/vite.js", "--clearScreen", "false"], {
      cwd: join(root, "apps/web"),
      env: web,
      stop: end,
    }),
    runChild(turbo, ["watch", "build", "--filter=@tenon/client", ...quiet], {
      cwd: root,
      stop: end,
    }),
  ]);
});

/** The web app reads the router's types, and the client, as they were built. */
async function buildClient(stop: AbortSignal): Promise<void> {
  const exitCode = await runChild(turbo, ["run", "build", "--filter=@tenon/client", ...quiet], {
    cwd: root,
    stop,
  });
  stop.throwIfAborted();
  if (exitCode !== 0) {
    throw new CommandError("The client could not be built; the lines above say why.");
  }
}

/** Ends all when one ends, and waits for each. */
async function runTogether(
  stop: AbortSignal,
  begin: (end: AbortSignal) => Promise<number>[],
): Promise<number> {
  const someoneEnded = new AbortController();
  const running = begin(AbortSignal.any([stop, someoneEnded.signal]));
  await Promise.race(running);
  someoneEnded.abort();
  await Promise.allSettled(running);
  return stop.aborted ? 0 : 1;
}
