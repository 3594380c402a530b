import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseOf } from "@tenon/db/database-url";
import { chooseServerAccount } from "@tenon/db/embedded/server-account";
import { freePort } from "./server-process.ts";

const program = ["pgbouncer", "/usr/sbin/pgbouncer"].find(
  (file) => spawnSync(file, ["--version"]).status === 0,
);

export const hasPgBouncer = program !== undefined;

/** PgBouncer in front of a database: each transaction gets any of a few connections. */
export async function startPgBouncer(
  databaseUrl: string,
  { connections }: { connections: number },
): Promise<AsyncDisposable & { url: string }> {
  if (program === undefined) throw new Error("There is no pgbouncer on this machine.");
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "tenon-pgbouncer-"));
  const file = join(folder, "pgbouncer.ini");
  await writeFile(file, settingsFor(databaseUrl, { port, connections }), { mode: 0o600 });
  const account = chooseServerAccount({ dataDir: folder, folders: [folder, dirname(program)] });
  if (account.owner) {
    const { uid, gid } = account.owner;
    for (const path of [folder, file]) await chown(path, uid, gid);
  }
  const { file: command, args, options } = account.command(program, [file]);
  const child = spawn(command, args, { ...options, stdio: "ignore" });
  const exit = once(child, "exit");
  const ended = exit.then(() => {
    throw new Error("PgBouncer ended.");
  });
  await Promise.race([accepts(port), ended]);

  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      child.kill("SIGTERM");
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}

function settingsFor(
  databaseUrl: string,
  { port, connections }: { port: number; connections: number },
): string {
  const { hostname, port: databasePort, username, password } = new URL(databaseUrl);
  const name = databaseOf(databaseUrl);
  return `
[databases]
${name} = host=${hostname} port=${databasePort || "5432"} dbname=${name} user=${decodeURIComponent(username)} password='${decodeURIComponent(password)}'

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout
`;
}

async function accepts(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
}
