import { openDatabase } from "@tenon/db/client";
import { draftDownMigration } from "@tenon/db/draft-down-migration";
import { migrateDown, migrateResolve } from "@tenon/db/migrate";
import { pendingMigrations } from "@tenon/db/migrations";
import { prismaCommand } from "@tenon/db/prisma-cli";
import { applyMigrations, findDatabase } from "./runtime/database.ts";
import { runChild } from "./runtime/run-child.ts";
import { CommandError, runCommand, say } from "./runtime/run-command.ts";
import { waitForMigrations } from "./runtime/wait-for-migrations.ts";

const usage = `npm run db -- <command>

  migrate up          apply what is pending
  migrate down [n]    take back the latest n migrations (1)
  migrate status      what is applied and what is not
  migrate wait [s]    wait until another process has applied everything, 600 seconds at most
  migrate resolve --rolled-back <name>, or --applied <name>
                      say how a migration that failed half way was repaired by hand
  migrate dev         write a migration from the changes of schema.prisma, with a draft of its way down
  url                 where the database is, password included

Everything else goes to Prisma's own command line: migrate reset, migrate diff, db pull, …`;

await runCommand(async (stop) => {
  const [group, verb, ...rest] = process.argv.slice(2);
  if (group === undefined || group === "help" || group === "--help") return say(usage);

  await using database = await findDatabase();
  const { url } = database;
  if (group === "url") return say(url);
  if (group === "migrate" && verb === "up") return await applyMigrations(database);
  if (group === "migrate" && verb === "down") return await takeBack(url, rest[0]);
  if (group === "migrate" && verb === "status") return await printStatus(url);
  if (group === "migrate" && verb === "wait") {
    return await waitForMigrations({ url, seconds: rest[0], stop });
  }
  if (group === "migrate" && verb === "resolve") return await resolve(url, rest);

  const { file, args, options } = prismaCommand(process.argv.slice(2), { url });
  const exitCode = await runChild(file, args, { ...options, stop });
  if (group === "migrate" && verb === "dev" && exitCode === 0) await followUp({ url, stop });
  return exitCode;
});

async function takeBack(url: string, count = "1"): Promise<void> {
  if (!/^[1-9]\d*$/.test(count)) {
    throw new CommandError(`"${count}" is not a number of migrations.`);
  }
  const names = await migrateDown({ url, steps: Number(count) });
  say(names.length === 0 ? "No migration is applied." : `Taken back:\n${list(names)}`);
}

async function printStatus(url: string): Promise<number> {
  await using database = openDatabase({ url, poolSize: 1 });
  const { applied, pending, failed, unknown } = await pendingMigrations(database.pool);
  const sections = {
    Applied: applied,
    Pending: pending,
    "Failed half way": failed,
    "Unknown to this version": unknown,
  };
  for (const [title, names] of Object.entries(sections)) {
    if (names.length > 0) say(`${title}:\n${list(names)}`);
  }
  return pending.length + failed.length + unknown.length === 0 ? 0 : 1;
}

async function resolve(url: string, [option = "", name]: string[]): Promise<void> {
  const as = new Map([
    ["--rolled-back", "rolled-back" as const],
    ["--applied", "applied" as const],
  ]).get(option);
  if (as === undefined || name === undefined) throw new CommandError(usage);
  await migrateResolve(name, { url, as });
  say(`${name} counts as ${as}.`);
}

/** Prisma writes the way up only, and leaves the client as it was. */
async function followUp({ url, stop }: { url: string; stop: AbortSignal }): Promise<void> {
  const drafted = await draftDownMigration({ url });
  if (drafted) say(`\nReview the way down too: ${drafted}`);
  const { file, args, options } = prismaCommand(["generate"], { url });
  await runChild(file, args, { ...options, stop });
}

function list(names: string[]): string {
  return names.map((name) => `  ${name}`).join("\n");
}
