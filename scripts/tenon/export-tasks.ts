import { open, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { tell } from "#runtime/run-command.ts";
import { accountValue } from "./account-value.ts";
import { sizeOf } from "./amounts.ts";
import { type Context, describeCommand } from "./describe-command.ts";
import { CommandFailure } from "./exit-codes.ts";
import { explainFileError, newFile } from "./named-files.ts";
import { withServices } from "./with-services.ts";

type Options = { for: string; out?: string; json?: true };

export function exportTasksCommand({ stop, answer }: Context): Command {
  return describeCommand({
    name: "export-tasks",
    summary: "Write the tasks of an account as CSV",
    details:
      "The oldest first, as import-tasks reads them. Only you can read the file. To standard output npm adds lines of its own, unless it is silent: npm run tenon --silent -- …",
    examples: [
      [
        "export-tasks --for ada@example.com --out tasks.csv",
        "writes tasks.csv, unless it is there",
      ],
      ["export-tasks --for ada@example.com", "writes to standard output"],
    ],
  })
    .requiredOption("--for <account>", "whose tasks: an address or an id")
    .option("--out <file>", "a new file, instead of standard output")
    .action(async ({ for: account, out, json }: Options) => {
      if (json && out === undefined) {
        throw new CommandFailure(
          "usage",
          "With --json, name a file for the tasks: --out tasks.csv",
        );
      }
      const file = out === undefined ? null : newFile(out);
      let bytes = 0;
      const user = await withServices(async ({ operator }) => {
        const exported = await operator.exportTasks(account);
        const counted = async function* () {
          for await (const page of exported.pages) {
            bytes += Buffer.byteLength(page);
            if (process.stderr.isTTY) process.stderr.write(`\r${sizeOf(bytes)} `);
            yield page;
          }
        };
        await (file === null
          ? pipeline(counted, process.stdout, { end: false, signal: stop }).catch(ignoreClosedPipe)
          : writeFile(file, counted, stop).catch(explainFileError));
        return exported.user;
      });
      if (file === null) return tell(`${sizeOf(bytes)} written.`);
      answer({
        words: `The tasks of ${user.email} have ${sizeOf(bytes)} in ${file}.`,
        value: { user: accountValue(user), file, bytes },
      });
    });
}

async function writeFile(file: string, pages: () => AsyncIterable<string>, signal: AbortSignal) {
  const opened = await open(file, "wx", 0o600);
  try {
    await pipeline(pages, opened.createWriteStream(), { signal });
  } catch (error) {
    await rm(file);
    throw error;
  }
}

/** Whoever reads, like `head`, may have had enough. */
function ignoreClosedPipe(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) throw error;
}
