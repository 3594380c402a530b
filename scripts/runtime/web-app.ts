import { glob, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { runChild } from "./run-child.ts";
import { CommandError, tell } from "./run-command.ts";
import { root } from "./workspace.ts";

export const webRoot = join(root, "apps/web/dist");

const inputs = [
  "pnpm-lock.yaml",
  "apps/web/{index.html,*.ts,package.json,build/**/*.ts}",
  "apps/web/{src,public}/**/*",
  "packages/{client,schemas}/{package.json,src/**/*.ts}",
];

/** Builds the web app when a source is newer than it. */
export async function ensureWebApp({ stop }: { stop: AbortSignal }): Promise<void> {
  if (!(await isFresh())) await buildWebApp({ stop });
}

/** Builds the web app and the client that it speaks through; what did not change comes out of turbo's cache. */
export async function buildWebApp({ stop }: { stop: AbortSignal }): Promise<void> {
  tell("Building the web app");
  const turbo = join(root, "node_modules/.bin/turbo");
  const args = [
    "run",
    "build",
    "--filter=@tenon/web",
    "--output-logs=errors-only",
    "--no-update-notifier",
  ];
  const exitCode = await runChild(turbo, args, {
    cwd: root,
    stop,
    stdio: ["inherit", process.stderr, process.stderr],
  });
  stop.throwIfAborted();
  if (exitCode !== 0) {
    throw new CommandError("The web app could not be built; the lines above say why.");
  }
  // A file out of the cache has its old time.
  const now = new Date();
  await utimes(join(webRoot, "index.html"), now, now);
}

async function isFresh(): Promise<boolean> {
  const built = await modified(join(webRoot, "index.html"));
  if (built === 0) return false;
  for await (const path of glob(inputs, {
    cwd: root,
    exclude: (name) => /\.test(-d)?\.tsx?$/.test(name),
  })) {
    if ((await modified(join(root, path))) > built) return false;
  }
  return true;
}

async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}
