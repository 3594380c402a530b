import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "@tenon/db/testing/test-database";
import { freePortFrom } from "./runtime/free-port.ts";
import { runTenon } from "./tenon/program.ts";

const password = "correct horse battery";

let folder: string;
let database: TestDatabase;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-cli-"));
  database = await createTestDatabase();
  // Below the ports that connections are given, any of which may be taken a moment later; other tests begin elsewhere.
  port = await freePortFrom(22_600);
  await tenon(["create-admin", "ada@example.com", "--password-stdin"], { input: password });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

describe("create-admin", () => {
  it("reads the password from standard input and shows it nowhere (K1)", async () => {
    const args = ["create-admin", "Grace@Example.com", "--name", "Grace", "--password-stdin"];
    const { exitCode, stdout, stderr } = await tenon(args, { input: `${password}\n` });
    expect(exitCode).toBe(0);
    expect(stdout).toBe("grace@example.com is an administrator now.\n");
    expect(stdout + stderr).not.toContain(password);
  });

  it("makes a password and shows it once", async () => {
    const made = await tenon(["create-admin", "mary@example.com", "--generate", "--json"]);
    expect(JSON.parse(made.stdout)).toEqual({
      user: expect.objectContaining({ email: "mary@example.com", role: "admin", isActive: true }),
      password: expect.stringMatching(/^[a-z\d]{4}(-[a-z\d]{4}){3}$/),
    });
  });
});

it("names accounts by address or id, in set-role and revoke-sessions", async () => {
  await perform(["create-admin", "joan@example.com", "--generate"]);
  const made = await perform(["set-role", "joan@example.com", "member", "--json"]);
  const email = "joan@example.com";
  const { id } = await database.prisma.user.findUniqueOrThrow({ where: { email } });
  expect(JSON.parse(made.stdout)).toMatchObject({ user: { id, email, role: "member" } });
  const ended = await perform(["revoke-sessions", id]);
  expect(ended.stdout).toBe("joan@example.com was signed out: 0 sessions ended.\n");
});

it("mails a reset link, or prints it when no mail arrives (J4)", async () => {
  const mailed = await perform(["reset-password", "ada@example.com"]);
  expect(mailed.stdout).toContain("A link is on its way to ada@example.com.");
  expect(mailed.stdout).not.toContain("token");
  const printed = await perform(["reset-password", "ada@example.com", "--print-link"]);
  expect(printed.stdout).toMatch(
    /works once, for 30 minutes:\n\S+\/reset-password#token=[\w-]{64}\n$/,
  );
});

it("rotates the signing keys", async () => {
  const { stdout } = await tenon(["rotate-keys", "--json"]);
  const newest = await database.prisma.signingKey.findFirst({ orderBy: { createdAt: "desc" } });
  expect(JSON.parse(stdout)).toEqual({ kid: newest?.id, retired: 0 });
});

describe("a command that can't be done", () => {
  it.each<[exitCode: number, sentence: string, args: string[]]>([
    [2, "Usage: npm run tenon --", []],
    [2, "unknown command", ["nonsense"]],
    [2, "Allowed choices are member, admin", ["set-role", "ada@example.com", "owner"]],
    [2, "Name the jobs by their ids", ["jobs", "redrive"]],
    [2, "whole number", ["seed", "--users", "many"]],
    [3, "There is no account with that address", ["set-role", "nobody@example.com", "admin"]],
    [3, "No job that died has that id.", ["jobs", "remove", randomUUID()]],
    [3, "There is no webhook with that id.", ["webhooks", "resume", randomUUID()]],
    [3, "There is no webhook with that id.", ["webhooks", "show", "mine"]],
    [3, "There is no file", ["restore", "/nowhere/tenon.backup"]],
    [2, "required option '--for <account>'", ["import-tasks", "tasks.csv"]],
    [3, "There is no file", ["import-tasks", "/nowhere.csv", "--for", "ada@example.com"]],
    [3, "There is no account", ["import-tasks", "LICENSE", "--for", "nobody@example.com"]],
    [4, "must name the columns", ["import-tasks", "LICENSE", "--for", "ada@example.com"]],
    [
      1,
      "its folder is not there",
      ["export-tasks", "--for", "ada@example.com", "--out", "/nowhere/x"],
    ],
    [4, "-- set-role <address> admin", ["create-admin", "ada@example.com", "--generate"]],
    [4, "is there already", ["backup", process.execPath]],
    [1, "its folder is not there", ["backup", "/nowhere/tenon.backup"]],
  ])("exits with %i and says: %s", async (code, sentence, args) => {
    const { exitCode, stdout, stderr } = await perform(args);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(exitCode).toBe(code);
  });

  it("asks nobody for a password where there is no terminal", async () => {
    const { exitCode, stdout, stderr } = await tenon(["create-admin", "x@example.com"]);
    expect(stderr).toContain("There is no terminal to ask for a password.");
    expect(stderr).not.toContain("    at ");
    expect([exitCode, stdout]).toEqual([2, ""]);
  });

  it("names what is wrong with the environment, and shows none of it (K1)", async () => {
    const env = { SESSION_DAYS: "hidden" };
    const { exitCode, stderr } = await tenon(["rotate-keys"], { env });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("SESSION_DAYS: must be");
    expect(stderr).not.toContain("hidden");
  });

  it("takes no password that anybody would guess (A7)", async () => {
    const args = ["create-admin", "x@example.com", "--password-stdin"];
    const { exitCode, stderr } = await tenon(args, { input: "password1" });
    expect(exitCode).toBe(4);
    expect(stderr).toContain("first that anybody would guess");
  });

  it("seeds no production unasked", async () => {
    const { exitCode, stderr } = await tenon(["seed"], { env: { NODE_ENV: "production" } });
    expect(exitCode).toBe(4);
    expect(stderr).toContain("This is production");
  });

  it("says so in JSON too, and shows no password of a database", async () => {
    const { exitCode, stdout, stderr } = await tenon(["jobs", "list", "--json"], {
      env: { DATABASE_URL: "postgresql://tenon:hidden@127.0.0.1:1/tenon" },
    });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "FAILED", message: expect.stringContaining("No database server answers") },
    });
    expect(stdout + stderr).not.toContain("hidden");
  });

  it("leaves the last administrator", async () => {
    await using lonely = await createTestDatabase();
    const env = { DATABASE_URL: lonely.url };
    await perform(["create-admin", "ada@example.com", "--generate"], { env });
    const { exitCode, stdout } = await perform(
      ["set-role", "ada@example.com", "member", "--json"],
      {
        env,
      },
    );
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "LAST_ADMIN" } });
  });

  it("asks for migrations first", async () => {
    await using bare = await createTestDatabase({ empty: true });
    const { exitCode, stderr } = await perform(["seed"], { env: { DATABASE_URL: bare.url } });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("npm run db -- migrate up");
  });
});

it("seeds, backs up and restores elsewhere, in numbers that agree", async () => {
  const amounts = ["--users", "5", "--tasks", "100", "--orders", "40", "--posts", "10"];
  const seeded = await perform(["seed", ...amounts, "--json"]);
  expect(JSON.parse(seeded.stdout)).toMatchObject({
    seed: 1,
    rows: { users: 5, tasks: 100, products: 2000, orders: 40, posts: 10 },
  });
  expect(seeded.stderr).toMatch(/100 %, [\d,]+ rows, [\d,]+ a second: stock_entries/);
  const again = await perform(["seed", ...amounts]);
  expect(again.stderr).toContain("Accounts of this seed are there already.");

  const file = join(folder, "tenon.backup");
  const backedUp = await tenon(["backup", file, "--json"]);
  const { size, mode } = await stat(file);
  expect(JSON.parse(backedUp.stdout)).toMatchObject({ file, bytes: size });
  expect(mode & 0o077).toBe(0);

  await using target = await createTestDatabase({ empty: true });
  const env = { DATABASE_URL: target.url };
  const restored = await tenon(["restore", file, "--json"], { env });
  expect(restored.exitCode).toBe(0);
  expect(JSON.parse(restored.stdout)).toMatchObject({ tables: { "public.tasks": 100 } });
  expect(await target.prisma.task.count()).toBe(100);

  const refused = await perform(["restore", file], { env });
  expect(refused.exitCode).toBe(4);
  expect(refused.stderr).toContain("--replace --yes");
  expect((await tenon(["restore", file, "--replace"], { env })).exitCode).toBe(2);

  const damaged = join(folder, "damaged.backup");
  await writeFile(damaged, "no backup");
  const checked = await perform(["restore", damaged, "--check"], { env });
  expect(checked.exitCode).toBe(1);
  expect(checked.stderr).toContain("The file is no backup of Tenon.");

  const otherSecret = { ...env, SECRET_KEY: "another0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf" };
  const replaced = await perform(["restore", file, "--replace", "--yes"], { env: otherSecret });
  expect(replaced.exitCode).toBe(0);
  expect(replaced.stderr).toContain("sealed with another SECRET_KEY");
});

describe("jobs", () => {
  it("lists what died, tries it again or gives it up", async () => {
    await perform(["jobs", "list"]);
    const [first, second] = [randomUUID(), randomUUID()] as const;
    await dies(first, "It was asleep");
    await dies(second, "It was in pieces");
    const listed = await tenon(["jobs", "list", "--json"]);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      queues: expect.arrayContaining([expect.objectContaining({ name: "account-mail", dead: 2 })]),
      dead: [
        { id: second, name: "account-mail", attempts: 11, error: "It was in pieces" },
        { id: first, name: "account-mail", attempts: 11, error: "It was asleep" },
      ],
    });
    const redriven = await perform(["jobs", "redrive", first]);
    expect(redriven.stdout).toBe("1 job will be tried again.\n");
    expect((await perform(["jobs", "remove", second])).exitCode).toBe(0);
    expect((await perform(["jobs", "list"])).stdout).toMatch(/0 dead[^]*No job died\.\n$/);
  });
});

describe("webhooks", () => {
  it("lists those in trouble first, lets one go on, and sends again what failed", async () => {
    const { id: userId } = await database.prisma.user.findUniqueOrThrow({
      where: { email: "ada@example.com" },
    });
    const make = (url: string, pausedAt: Date | null) =>
      database.prisma.webhook.create({
        data: {
          id: randomUUID(),
          userId,
          url,
          events: [],
          sealedSecret: new Uint8Array(1),
          pausedAt,
          pauseReason: pausedAt && "failing",
        },
      });
    const paused = await make("https://hooks.example.com/a/secret", new Date());
    const failed = await database.prisma.webhookDelivery.create({
      data: {
        id: randomUUID(),
        webhookId: paused.id,
        type: "task.created",
        body: "{}",
        state: "failed",
        attempts: 11,
        problem: "It answered 500.",
        nextAttemptAt: null,
      },
    });
    const well = await make("https://other.example.com/", null);

    const listed = await perform(["webhooks", "list"]);
    expect(listed.stdout.indexOf(paused.id)).toBe(0);
    expect(listed.stdout).toContain("https://hooks.example.com of ada@example.com\n  paused since");
    expect(listed.stdout).toContain(`${well.id}  https://other.example.com of`);
    expect(listed.stdout).not.toContain("secret");

    const early = await perform(["webhooks", "redrive", paused.id]);
    expect([early.exitCode, early.stderr]).toEqual([4, expect.stringContaining("is paused")]);
    expect((await perform(["webhooks", "resume", paused.id])).stdout).toContain("is at work again");
    expect((await perform(["webhooks", "resume", paused.id])).stdout).toContain("is not paused");
    const redriven = await perform(["webhooks", "redrive", paused.id]);
    expect(redriven.stdout).toBe("1 message will be sent again.\n");

    const shown = await tenon(["webhooks", "show", paused.id, "--json"]);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      webhook: { origin: "https://hooks.example.com", pausedAt: null, waiting: 1, failed: 0 },
      deliveries: [{ id: failed.id, state: "waiting", attempts: 0 }],
    });
  });
});

it("lets doctor say that all is well, or what is not", async () => {
  const env = { PORT: String(port) };
  const well = await tenon(["doctor"], { env });
  expect(well.stdout).toMatch(/✓ ok {7}Database +PostgreSQL \d+/);
  expect(well.stdout).toContain("All is well.");
  expect(well.exitCode).toBe(0);
  const ill = await tenon(["doctor", "--json"], {
    env: { ...env, PUBLIC_URL: "http://example.com" },
  });
  expect(JSON.parse(ill.stdout)).toMatchObject({
    ok: false,
    checks: expect.arrayContaining([
      expect.objectContaining({ check: "PUBLIC_URL", status: "failed" }),
      expect.objectContaining({ check: "Migrations", status: "ok" }),
    ]),
  });
  expect(ill.exitCode).toBe(5);
});

it("helps with every command, by examples and exit codes", async () => {
  const { stdout } = await tenon(["--help"]);
  const listed = stdout.slice(stdout.indexOf("Commands:"), stdout.indexOf("Exit codes:"));
  const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = ""]) => name);
  expect(names).toHaveLength(14);
  const groups = names
    .filter((name) => name !== "help")
    .map((name) => (["jobs", "webhooks"].includes(name) ? [name, "list"] : [name]));
  const helps = await Promise.all(groups.map((group) => tenon([...group, "--help"])));
  for (const [index, group] of groups.entries()) {
    const help = helps[index];
    expect(help?.stdout).toContain(`Examples:\n  npm run tenon -- ${group.join(" ")}`);
    expect(help?.stdout).toContain("3  there is no such account");
    expect(help?.exitCode).toBe(0);
  }
});

describe("import-tasks and export-tasks", () => {
  const account = "barbara@example.com";
  const owned = () => database.prisma.task.findMany({ where: { owner: { email: account } } });
  let table: string;
  beforeAll(async () => {
    table = join(folder, "tasks.csv");
    await perform(["create-admin", account, "--generate"]);
    await writeFile(table, "title,priority\nOrder the oak,high\nSand it,huge\nOil it,\n");
  });

  it("import nothing of a table with a bad row, and say which and why", async () => {
    const { exitCode, stdout } = await tenon(["import-tasks", table, "--for", account]);
    expect(exitCode).toBe(4);
    expect(stdout).toBe(
      "Nothing was imported: 1 row of 3 can't be taken. --skip-bad leaves them out.\n  row 3, priority: Must be low, normal, high or urgent.\n",
    );
    const { exitCode: code, ...json } = await perform([
      "import-tasks",
      table,
      "--for",
      account,
      "--json",
    ]);
    expect([code, JSON.parse(json.stdout)]).toMatchObject([
      4,
      { error: { code: "ROWS_REFUSED" }, report: { rows: 3, imported: 0, skipped: 1 } },
    ]);
    expect(await owned()).toEqual([]);
  });

  it("import the other rows when asked to, and write them out as they read them", async () => {
    const { exitCode, stdout, stderr } = await perform([
      "import-tasks",
      table,
      "--for",
      account,
      "--skip-bad",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`2 tasks imported for ${account}, 1 row left out.\n  row 3, priority`);
    expect(stderr).toContain("100 %, 2 rows");
    expect((await owned()).map(({ title }) => title)).toEqual(["Order the oak", "Oil it"]);

    const out = join(folder, "exported.csv");
    const written = await perform(["export-tasks", "--for", account, "--out", out]);
    expect(written.stdout).toBe(
      `The tasks of ${account} have ${(await stat(out)).size} bytes in ${out}.\n`,
    );
    expect((await stat(out)).mode & 0o077).toBe(0);
    expect((await perform(["export-tasks", "--for", account, "--out", out])).exitCode).toBe(4);
    const json = await perform(["export-tasks", "--for", account, "--json"]);
    expect(json.exitCode).toBe(2);
    expect(json.stderr).toContain("--out tasks.csv");
    const shown = await tenon(["export-tasks", "--for", account]);
    expect(shown.stdout).toBe(await readFile(out, "utf8"));
    expect(shown.stdout).toBe(
      "title,description,completed,priority,dueAt,tags\r\nOrder the oak,,false,high,,\r\nOil it,,false,normal,,\r\n",
    );
    expect((await perform(["import-tasks", out, "--for", "ada@example.com"])).exitCode).toBe(0);
  });

  it("are in the audit log as the operator's doing", async () => {
    const { id } = await database.prisma.user.findUniqueOrThrow({ where: { email: account } });
    await perform(["import-tasks", table, "--for", id, "--skip-bad"]);
    await tenon(["export-tasks", "--for", id]);
    const entries = await database.prisma.auditEntry.findMany({
      where: { targetId: id, action: { startsWith: "tasks." } },
      orderBy: { createdAt: "desc" },
      take: 2,
    });
    expect(entries).toMatchObject([
      { action: "tasks.exported", via: "operator", actorId: null },
      { action: "tasks.imported", via: "operator", details: { tasks: 2 } },
    ]);
  });
});

type Surroundings = { input?: string; env?: Record<string, string> };

function environment(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return {
    PATH,
    NODE_COMPILE_CACHE,
    TENON_DATA_DIR: folder,
    DATABASE_URL: database.url,
    SECRET_KEY: "0yL2b1w5mJ8qk3n7XvRz4tQeUhGd9sAf",
  };
}

/** Runs a command as a script would, in a process without a terminal. */
async function tenon(args: string[], { input = "", env = {} }: Surroundings = {}) {
  const child = spawn(process.execPath, ["scripts/tenon.ts", ...args], {
    env: { ...environment(), ...env },
  });
  child.stdin.end(input);
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode]: unknown[] = await closed;
  return { exitCode, stdout, stderr };
}

/** Runs it in this process, which has loaded it already: for what a command does, wherever it runs. */
async function perform(args: string[], { env = {} }: Pick<Surroundings, "env"> = {}) {
  const outside = process.env;
  process.env = { ...environment(), ...env };
  const [stdout, stderr] = [listenTo(process.stdout), listenTo(process.stderr)];
  try {
    const exitCode = await runTenon(args, new AbortController().signal);
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    for (const { stop } of [stdout, stderr]) stop();
    process.env = outside;
  }
}

function listenTo(stream: NodeJS.WriteStream) {
  const write = vi.spyOn(stream, "write").mockReturnValue(true);
  return {
    text: () => write.mock.calls.map(([chunk]) => String(chunk)).join(""),
    stop: () => write.mockRestore(),
  };
}

/** A mail that no retry saved, as the queue keeps it. */
async function dies(id: string, error: string): Promise<void> {
  const payload = { mail: "forgotten-password", email: "ada@example.com" };
  await database.pool.query(
    `INSERT INTO jobs.job (id, name, data, source_name, source_id, source_created_on, source_retry_count, source_output)
     VALUES ($1, 'account-mail.dead', $2, 'account-mail', gen_random_uuid(), now(), 10, $3)`,
    [id, { payload }, { message: error }],
  );
}
