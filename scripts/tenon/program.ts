import { Command, CommanderError } from "commander";
import { say, tell } from "#runtime/run-command.ts";
import { backupCommand } from "./backup.ts";
import { createAdminCommand } from "./create-admin.ts";
import { type Answer, commandLine, type Context, termOf } from "./describe-command.ts";
import { doctorCommand } from "./doctor.ts";
import { exitCodeHelp, exitCodes } from "./exit-codes.ts";
import { explainFailure } from "./explain-failure.ts";
import { exportTasksCommand } from "./export-tasks.ts";
import { importTasksCommand } from "./import-tasks.ts";
import { jobsCommand } from "./jobs.ts";
import { resetPasswordCommand } from "./reset-password.ts";
import { restoreCommand } from "./restore.ts";
import { revokeSessionsCommand } from "./revoke-sessions.ts";
import { rotateKeysCommand } from "./rotate-keys.ts";
import { seedCommand } from "./seed.ts";
import { setRoleCommand } from "./set-role.ts";
import { webhooksCommand } from "./webhooks.ts";

/** Runs the operator's command line and answers the exit code. */
export async function runTenon(args: string[], stop: AbortSignal): Promise<number> {
  const json = args.includes("--json");
  let exitCode: number = exitCodes.done;
  const answer = ({ words, value, exitCode: ownCode = exitCodes.done }: Answer) => {
    say(json ? JSON.stringify(value, null, 2) : words);
    exitCode = ownCode;
  };

  try {
    await createProgram({ stop, answer }).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const failure = error instanceof CommanderError ? misuse(error) : explainFailure(error);
    if (!failure) throw error;
    // Commander has said on stderr what it did not understand.
    if (!(error instanceof CommanderError)) tell(`\n${failure.message}`);
    const { code, message } = failure;
    if (json) say(JSON.stringify({ error: { code, message } }, null, 2));
    return failure.exitCode;
  }
}

function createProgram(context: Context): Command {
  const program = new Command(commandLine)
    .usage("<command> [options]")
    .description(
      "What an operator does to an installation of Tenon: the one of this folder, or that of DATABASE_URL.\nThe commands read the environment that the server reads.",
    )
    .addHelpText("after", `\n${exitCodeHelp}\n\ndocs/operating.md tells the whole story.`)
    .configureHelp({ subcommandTerm: termOf })
    .helpCommand("help [command]", "what a command does, with examples")
    .exitOverride();
  const commands = [
    createAdminCommand,
    setRoleCommand,
    resetPasswordCommand,
    revokeSessionsCommand,
    rotateKeysCommand,
    backupCommand,
    restoreCommand,
    importTasksCommand,
    exportTasksCommand,
    seedCommand,
    doctorCommand,
    jobsCommand,
    webhooksCommand,
  ];
  for (const create of commands) program.addCommand(create(context));
  return program;
}

function misuse({ message }: CommanderError) {
  return { code: "USAGE", message: message.replace(/^error: /, ""), exitCode: exitCodes.usage };
}
