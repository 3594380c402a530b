import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import type { PostgresBinaries } from "./binaries.ts";
import {
  EmbeddedPostgresError,
  explainFileError,
  noSpace,
  saysNoSpace,
} from "./embedded-postgres-error.ts";
import { isAlive } from "./process-table.ts";
import type { ServerAccount } from "./server-account.ts";

const SERVER_MAJOR = "18";
export const SERVER_USER = "tenon";

export type ClusterOptions = {
  dataDir: string;
  binaries: PostgresBinaries;
  account: ServerAccount;
  onProgress: (message: string) => void;
};

/** Makes sure of a data folder of our version. A new one appears whole or not at all. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { dataDir } = options;
  try {
    const version = await readVersion(dataDir);
    if (version === undefined) await createCluster(options);
    else if (version !== SERVER_MAJOR) throw otherVersion(dataDir, version);
  } catch (error) {
    throw explainFileError(error, dirname(dataDir));
  }
}

/** The password lives inside the data folder, so that it can't get lost without it. */
export async function readPassword(dataDir: string): Promise<string> {
  try {
    return (await readFile(passwordFile(dataDir), "utf8")).trim();
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function readVersion(dataDir: string): Promise<string | undefined> {
  if (!existsSync(dataDir)) return undefined;
  const files = await readdir(dataDir);
  if (files.length === 0) return undefined;
  if (!files.includes("PG_VERSION")) throw notADataFolder(dataDir);
  return (await readFile(join(dataDir, "PG_VERSION"), "utf8")).trim();
}

async function createCluster({
  dataDir,
  binaries,
  account,
  onProgress,
}: ClusterOptions): Promise<void> {
  onProgress("Creating the embedded PostgreSQL database (first run only)");
  await mkdir(dirname(dataDir), { recursive: true });
  await removeAbandoned(dataDir);

  const draft = `${dataDir}.new-${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    if (account.owner) await chown(draft, account.owner.uid, account.owner.gid);
    await initialise(draft, { binaries, account });
    await rename(draft, dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Somebody else was quicker: the folder is there, and it is as good as ours.
    if ((await readVersion(dataDir)) === undefined) throw error;
  }
}

async function initialise(
  draft: string,
  { binaries, account }: Pick<ClusterOptions, "binaries" | "account">,
) {
  const password = `${draft}.password`;
  try {
    await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (account.owner) await chown(password, account.owner.uid, account.owner.gid);
    const command = account.command(binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${SERVER_USER}`,
      `--pwfile=${password}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Built into PostgreSQL: sorts alike on every machine and after every update of the system.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-instructions",
    ]);
    await initdb(command, dirname(draft));
    await rename(password, passwordFile(draft));
  } finally {
    await rm(password, { force: true });
  }
}

async function initdb(
  command: ReturnType<ServerAccount["command"]>,
  folder: string,
): Promise<void> {
  const { file, args, options } = command;
  const child = spawn(file, args, {
    ...options,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
  child.once("error", reject);
  child.once("close", resolve);
  const [exitCode, output] = await Promise.all([ended, text(child.stderr)]);
  if (exitCode === 0) return;
  if (saysNoSpace(output)) throw noSpace(folder);
  throw new EmbeddedPostgresError("init-failed", {
    what: `PostgreSQL could not create its data folder:\n${output.trim()}\n`,
    remedy: "Mend what it names and start again, or set DATABASE_URL to a server of your own.",
  });
}

/** What a killed process left half made. */
async function removeAbandoned(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of await readdir(dirname(dataDir))) {
    const pid = name.startsWith(prefix)
      ? Number.parseInt(name.slice(prefix.length), 10)
      : Number.NaN;
    if (Number.isNaN(pid) || (isAlive(pid) && pid !== process.pid)) continue;
    await rm(join(dirname(dataDir), name), { recursive: true, force: true });
  }
}

function passwordFile(dataDir: string): string {
  return join(dataDir, "password");
}

function otherVersion(dataDir: string, version: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError("other-version", {
    what: `${dataDir} was made by PostgreSQL ${version}, and this is PostgreSQL ${SERVER_MAJOR}.`,
    remedy:
      "Move the folder away to begin with an empty database; its data can be dumped with the version that made it.",
  });
}

function notADataFolder(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError("not-a-data-folder", {
    what: `${dataDir} holds files, but it is no data folder of PostgreSQL.`,
    remedy: "Move it away and start again.",
  });
}
