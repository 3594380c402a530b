import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { dumpByTools } from "@tenon/db/backup/pg-dump";
import { writeBackup } from "@tenon/db/backup/write-backup";
import { findDatabase } from "#runtime/database.ts";
import { tell } from "#runtime/run-command.ts";
import { countOf, sizeOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { explainFileError, newFile } from "./named-files.ts";

export function backupCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "backup",
    summary: "Write everything in the database into one file",
    details:
      "Of one moment, while the servers go on. The file holds password hashes and sealed keys: only you can read it, keep it so. SECRET_KEY is not in it: keep that too, elsewhere. It needs no tool of PostgreSQL and restores on any version of the server.",
    examples: [
      ["backup tenon.backup", "writes tenon.backup, unless it is there"],
      ["backup /backups/$(date +%F).backup", "every night, by cron"],
      ["backup tenon.dump --pg-dump", "in the format of pg_dump, where that is installed"],
    ],
  })
    .argument("<file>", "a new file")
    .option("--pg-dump", "in PostgreSQL's own format (pg_dump -Fc), for its own tools")
    .action(async (name: string, { pgDump }: { pgDump?: true }) => {
      const file = newFile(name);
      await using database = await findDatabase();
      if (pgDump) {
        await dumpByTools({ url: database.url, file, signal: stop }).catch(explainFileError);
        const { size: bytes } = await stat(file);
        return answer({ words: `${file} has ${sizeOf(bytes)}.`, value: { file, bytes } });
      }
      let rows = 0;
      const { createdAt } = await writeBackup({
        url: database.url,
        file,
        signal: stop,
        onTable({ table, rows: count }) {
          rows += count;
          if (count > 0) tell(`  ${table}: ${countOf(count, "row")}`);
        },
      }).catch(explainFileError);
      const { size } = await stat(file);
      answer({
        words: `${file} holds ${countOf(rows, "row")} in ${sizeOf(size)}.`,
        value: { file, createdAt, rows, bytes: size },
      });
    });
}
