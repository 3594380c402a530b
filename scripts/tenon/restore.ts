import type { Command } from "commander";
import { isToolDump, listToolDump, restoreByTools } from "@tenon/db/backup/pg-dump";
import { checkBackup } from "@tenon/db/backup/read-backup";
import {
  DatabaseInUseError,
  restoreBackup,
  type RestoreOptions,
} from "@tenon/db/backup/restore-backup";
import { applyMigrations, findDatabase } from "#runtime/database.ts";
import { tell } from "#runtime/run-command.ts";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { CommandFailure } from "./exit-codes.ts";
import { existingFile } from "./named-files.ts";
import { withServices } from "./with-services.ts";

type Options = { check?: true; replace?: true; yes?: true; jobs: boolean };

export function restoreCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "restore",
    summary: "Make the database what a backup says",
    details:
      "Reads the whole file first, then restores it in one transaction: all of it or nothing. An empty database is migrated as needed. Stop the servers first, or restart them afterwards.",
    examples: [
      ["restore tenon.backup", "into an empty database"],
      ["restore tenon.backup --check", "only reads it, and says what is in it"],
      ["restore tenon.backup --replace --yes", "gives up what is in the database"],
      ["restore tenon.backup --no-jobs", "for a copy elsewhere that should mail nobody"],
    ],
  })
    .argument("<file>", "what backup wrote")
    .option("--check", "read it to its end and change nothing")
    .option("--replace", "give up what is in the database; needs --yes too")
    .option("--yes", "yes, really")
    .option("--no-jobs", "leave out the jobs that were waiting, like mails")
    .action(async (name: string, { check, replace, yes, jobs }: Options) => {
      const file = await existingFile(name);
      const isDump = await isToolDump(file);
      if (isDump && !jobs) {
        throw new CommandFailure(
          "usage",
          "--no-jobs is for Tenon's own format, not for pg_dump's.",
        );
      }
      if (check && isDump) {
        const { length } = await listToolDump(file);
        return answer({
          words: `${file} holds ${countOf(length, "object")}.`,
          value: { file, length },
        });
      }
      if (check) return answer(described(file, await checkBackup(file, stop), "holds"));
      if (replace && !yes) {
        throw new CommandFailure(
          "usage",
          "--replace gives up everything in the database. If that is meant, add --yes.",
        );
      }
      if (isDump) {
        await restoreDump({ file, replace: replace === true, signal: stop });
        await warnOfOtherSecret();
        return answer({ words: `${file} was restored.`, value: { file } });
      }
      const content = await restore({
        file,
        replace: replace === true,
        withoutJobs: !jobs,
        signal: stop,
      });
      await warnOfOtherSecret();
      answer(described(file, content, "was restored:"));
    });
}

async function restoreDump({
  file,
  replace,
  signal,
}: Pick<RestoreOptions, "file" | "signal"> & { replace: boolean }): Promise<void> {
  await using database = await findDatabase();
  await restoreByTools({ url: database.url, file, replace, signal }).catch(refuseInUse);
  await applyMigrations(database);
}

async function restore(options: Omit<RestoreOptions, "url">) {
  await using database = await findDatabase();
  return await restoreBackup({
    ...options,
    url: database.url,
    onStep: tell,
    onTable: ({ table, rows }) => rows > 0 && tell(`  ${table}: ${countOf(rows, "row")}`),
  }).catch(refuseInUse);
}

function refuseInUse(error: unknown): never {
  throw error instanceof DatabaseInUseError ? new CommandFailure("refused", error.message) : error;
}

/** The keys in a backup open with the secret of the server it was made of, and with no other. */
async function warnOfOtherSecret(): Promise<void> {
  try {
    await withServices(async ({ signingKeys }) => {
      await signingKeys.current().catch(() => tell(`\n${otherSecret}`));
    });
  } catch {
    tell("\nNo server would start here yet: npm run tenon -- doctor says why.");
  }
}

const otherSecret =
  "The signing keys in the backup were sealed with another SECRET_KEY. Set the one of the server it was made of; without it, everybody has to sign in again, and servers start after: npm run tenon -- rotate-keys";

function described(
  file: string,
  { header, footer }: Awaited<ReturnType<typeof checkBackup>>,
  verb: string,
) {
  const rows = footer.rows.reduce((sum, count) => sum + count, 0);
  const tables = Object.fromEntries(
    header.tables.map(({ name }, index) => [name, footer.rows[index]]),
  );
  const { createdAt, postgres } = header;
  return {
    words: `${file} ${verb} ${countOf(rows, "row")} of ${createdAt}, from PostgreSQL ${postgres}.`,
    value: { file, createdAt, postgres, migrations: header.migrations, rows, tables },
  };
}
