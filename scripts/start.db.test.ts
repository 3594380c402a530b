import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findPostmaster } from "@tenon/db/embedded/postmaster";
import { freePortFrom } from "./runtime/free-port.ts";

let folder: string;
let port: number;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-start-"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Tenon</title>");
  // Below the ports that connections are given, any of which may be taken a moment later.
  port = await freePortFrom(23_000);
});
afterEach(async () => {
  for (const child of running) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe("npm start", () => {
  it("serves with a demo to sign in to, and a Ctrl-C stops everything", async () => {
    const start = run("first");
    await start.ready();
    expect(start.output()).toMatch(/Sign in as demo@example\.com with the password [a-z\d-]{19}\n/);
    const secrets = ["secret", "demo.json", "postgres/password"];
    for (const file of secrets) {
      expect((await stat(join(folder, "first", file))).mode & 0o077).toBe(0);
    }

    start.pressCtrlC();
    expect(await start.exit()).toBe(0);
    expect(start.output()).toContain("Stopping: running requests are answered first");
    expect(await findPostmaster(join(folder, "first/postgres"))).toBeUndefined();
  });

  it("comes back with the same password for the demo", async () => {
    const password = async () => {
      const start = run("first");
      await start.ready();
      start.child.kill("SIGTERM");
      expect(await start.exit()).toBe(0);
      return /password (\S+)/.exec(start.output())?.[1];
    };
    expect(await password()).toBe(await password());
  });

  it("stops everything too when it is killed itself", async () => {
    const start = run("first");
    await start.ready();
    start.child.kill("SIGKILL");
    const postmaster = () => findPostmaster(join(folder, "first/postgres"));
    await expect.poll(postmaster).toBeUndefined();
  });

  it("says that the port is taken before it does anything", async () => {
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const start = run("untouched");
    expect(await start.exit()).toBe(1);
    expect(start.output()).toContain(`Port ${port} is taken by another program.`);
    expect(start.output()).toContain(`PORT=${port + 1} npm start`);
    await expect(stat(join(folder, "untouched/postgres"))).rejects.toThrow("ENOENT");
    other.close();
  });

  it.each([
    [
      { DATABASE_URL: "postgresql://u:hidden@127.0.0.1:1/db" },
      "No database server answers at 127.0.0.1:1",
    ],
    [{ DATABASE_URL: "mysql://u:hidden@127.0.0.1/db" }, "DATABASE_URL: "],
    [{ LOG_LEVEL: "hidden", SESSION_DAYS: "hidden" }, "SESSION_DAYS: "],
    [{ NODE_ENV: "production" }, "SECRET_KEY: is required"],
  ])("says in a sentence what is wrong with %o", async (environment, sentence) => {
    const start = run("first", environment);
    expect(await start.exit()).toBe(1);
    expect(start.output()).toContain(sentence);
    expect(start.output()).not.toContain("hidden");
    expect(start.output()).not.toContain("    at ");
  });

  it("says that SECRET_KEY is not the one of this database", async () => {
    const first = run("first");
    await first.ready();
    first.child.kill("SIGTERM");
    await first.exit();
    const second = run("first", { SECRET_KEY: "hidden-jq8X2mVt5rLw9cYb3nKd7pZsQ4" });
    expect(await second.exit()).toBe(1);
    expect(second.output()).toContain("SECRET_KEY opens none of the signing keys");
    expect(second.output()).not.toContain("hidden");
    expect(second.output()).not.toContain("    at ");
  });

  it("says that the data is of another PostgreSQL", async () => {
    await mkdir(join(folder, "old/postgres"), { recursive: true });
    await writeFile(join(folder, "old/postgres/PG_VERSION"), "15\n");
    const start = run("old");
    expect(await start.exit()).toBe(1);
    expect(start.output()).toContain("was made by PostgreSQL 15, and this is PostgreSQL 18.");
  });
});

/** Starts Tenon as npm does, in a process group like a terminal's. */
function run(data: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      TENON_DATA_DIR: join(folder, data),
      WEB_ROOT: folder,
      PORT: String(port),
      ...environment,
    },
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const closed = once(child, "close");

  return {
    child,
    output: () => output,
    ready: () => expect.poll(isReady, { interval: 50 }).toBe(true),
    pressCtrlC: () => process.kill(-(child.pid ?? 0), "SIGINT"),
    exit: async (): Promise<unknown> => (await closed)[0],
  };
}

async function isReady(): Promise<boolean> {
  const response = await fetch(`http://localhost:${port}/readyz`).catch(() => undefined);
  return response?.ok === true;
}
