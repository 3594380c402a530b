import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, isAlive, sendSignal } from "./process-table.ts";
import type { ServerAccount } from "./server-account.ts";

/** The running server of a data folder. */
export type Postmaster = { pid: number; port: number; ready: boolean };

export type StartOptions = {
  dataDir: string;
  logFile: string;
  binary: string;
  account: ServerAccount;
  settings: Record<string, string | number>;
};

// No process has it, so PostgreSQL goes on to check the shared memory that the file names too.
const NO_PROCESS = 2_147_483_646;
const FAST_STOP_MS = 20_000;
const MAX_LOG_BYTES = 10_000_000;

export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const { pid, port, status } = await readPidFile(dataDir);
  if (!isAlive(pid) || !serves(pid, dataDir)) return undefined;
  return { pid, port, ready: status === "ready" };
}

/**
 * Starts the server in a session of its own, out of reach of a terminal's Ctrl-C.
 * Answers once it is ready, or with what it logged before it gave up.
 */
export async function startPostmaster(
  options: StartOptions,
): Promise<{ failure: string | undefined }> {
  const { dataDir, logFile, binary, account, settings } = options;
  await disownReusedPid(dataDir);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = account.command(binary, ["-D", dataDir, ...flags]);

  await using log = await open(logFile, "a", 0o600);
  if ((await log.stat()).size > MAX_LOG_BYTES) await log.truncate();
  const { size: begin } = await log.stat();
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  child.unref();

  const end = once(child, "exit");
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  while (!hasEnded() && !(await findPostmaster(dataDir))?.ready) {
    await Promise.race([end, sleep(10)]);
  }
  return { failure: hasEnded() ? (await readFile(logFile, "utf8")).slice(begin) : undefined };
}

/** Ends every connection, writes everything down, and answers once the server is gone. */
export async function stopPostmaster(dataDir: string): Promise<void> {
  const postmaster = await findPostmaster(dataDir);
  if (!postmaster) return;
  sendSignal(postmaster.pid, "SIGINT");
  const patience = Date.now() + FAST_STOP_MS;
  while ((await findPostmaster(dataDir))?.pid === postmaster.pid) {
    if (Date.now() > patience) sendSignal(postmaster.pid, "SIGQUIT");
    await sleep(10);
  }
}

/** After a crash the number may have gone to another process, and PostgreSQL would take that for its own. */
async function disownReusedPid(dataDir: string): Promise<void> {
  const { pid, text } = await readPidFile(dataDir);
  if (pid === NO_PROCESS || serves(pid, dataDir) || !isAlive(pid)) return;
  await writeFile(pidFile(dataDir), text.replace(/^\d+/, String(NO_PROCESS)));
}

/** Line 1 is the process, line 4 the port, line 8 the status. */
async function readPidFile(
  dataDir: string,
): Promise<{ pid: number; port: number; status: string; text: string }> {
  const text = await readFile(pidFile(dataDir), "utf8").catch(() => "");
  const lines = text.split("\n");
  return {
    pid: Number(lines[0]) || NO_PROCESS,
    port: Number(lines[3]),
    status: lines[7]?.trim() ?? "",
    text,
  };
}

function pidFile(dataDir: string): string {
  return join(dataDir, "postmaster.pid");
}

function serves(pid: number, dataDir: string): boolean {
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(dataDir);
}
