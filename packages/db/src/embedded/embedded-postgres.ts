import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPostgresBinaries } from "./binaries.ts";
import { ensureCluster, readPassword, SERVER_USER } from "./cluster.ts";
import { takeLease } from "./lease.ts";
import { keptPort } from "./port.ts";
import { findPostmaster, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { chooseServerAccount } from "./server-account.ts";
import { overcomeStartFailure } from "./start-failure.ts";

export type EmbeddedPostgres = AsyncDisposable & {
  url: string;
  /** Gives the server back; the last of all processes that use it stops it. */
  release(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  database?: string;
  /** Settings of the server, beside and above our own; they count when this call is the one that starts it. */
  settings?: Record<string, string | number>;
  onProgress?: (message: string) => void;
};

/** Joins the server of the data folder, or creates and starts it. Any number of processes may. */
export async function acquireEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { database = "tenon", settings = {}, onProgress = () => {} } = options;
  const dataDir = resolve(options.dataDir);
  const binaries = findPostgresBinaries();
  const account = chooseServerAccount({ dataDir, folders: [dirname(dataDir), binaries.folder] });
  await ensureCluster({ dataDir, binaries, account, onProgress });
  const password = await readPassword(dataDir);

  for (;;) {
    const postmaster = await findPostmaster(dataDir);
    const urlOf = (name: string) =>
      `postgresql://${SERVER_USER}:${password}@127.0.0.1:${postmaster?.port}/${name}`;
    const lease = postmaster?.ready ? await takeLease(urlOf("postgres")) : undefined;
    if (lease) {
      await lease.ensureDatabase(database);
      let released: Promise<void> | undefined;
      const release = () => (released ??= lease.release(() => stopPostmaster(dataDir)));
      return { url: urlOf(database), release, [Symbol.asyncDispose]: release };
    }
    if (postmaster) await sleep(20);
    else await start();
  }

  async function start() {
    onProgress("Starting PostgreSQL");
    const port = await keptPort(dataDir);
    const logFile = `${dataDir}.log`;
    const { failure } = await startPostmaster({
      dataDir,
      logFile,
      binary: binaries.postgres,
      account,
      settings: { ...ownSettings, port, ...settings },
    });
    if (failure !== undefined) await overcomeStartFailure(failure, { dataDir, logFile });
  }
}

const ownSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // Statements and details of errors hold what people entered.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};
