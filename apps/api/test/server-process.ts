import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export type ServerProcess = AsyncDisposable & {
  url: string;
  child: ChildProcess;
  /** What it has printed so far, on both streams. */
  output(): string;
  /** Resolves once it listens; throws with its output when it ends instead. */
  listening(): Promise<void>;
  exited(): Promise<{ code: number | null; signal: string | null }>;
};

/** Starts the API as an operator does, as a process of its own. */
export async function startServerProcess(
  variables: Record<string, string>,
): Promise<ServerProcess> {
  const port = variables["PORT"] ?? String(await freePort());
  const child = spawn(process.execPath, [main], {
    env: { ...inherited(), PORT: port, LOG_FORMAT: "json", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
    });
  }
  const exit = once(child, "close");

  return {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => printed,
    async listening() {
      while (!printed.includes('"event":"listening"')) {
        const event = await Promise.race([
          once(child.stdout, "data").then(() => "data"),
          exit.then(() => "exit"),
        ]);
        if (event === "exit") throw new Error(`The server ended before it listened:\n${printed}`);
      }
    },
    async exited() {
      await exit;
      return { code: child.exitCode, signal: child.signalCode };
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}

function inherited() {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

const portsOfProcess = 50;
const firstPort = 10_000 + (process.pid % 250) * portsOfProcess;
let asked = 0;

/** Below the ports that connections are given, any of which may be taken a moment later; each process looks among its own. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < portsOfProcess; attempt += 1) {
    const port = firstPort + (asked % portsOfProcess);
    asked += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${firstPort} on is free.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
