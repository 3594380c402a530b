import { Command } from "commander";
import { countOf } from "./amounts.ts";
import { type Context, describeCommand, termOf } from "./describe-command.ts";
import { CommandFailure } from "./exit-codes.ts";
import { wholeNumber } from "./whole-number.ts";
import { type Services, withServices } from "./with-services.ts";

type QueueWatch = Services["jobs"]["watch"];
type DeadJob = Awaited<ReturnType<QueueWatch["list"]>>[number];
type QueueCount = Awaited<ReturnType<QueueWatch["count"]>>[number];

/** Jobs that no retry saved: a group of three commands. */
export function jobsCommand(context: Context): Command {
  const group = new Command("jobs")
    .summary("See the job queues, and what to do with jobs that died")
    .description("See the job queues, and what to do with jobs that no retry saved.")
    .configureHelp({ subcommandTerm: termOf })
    .helpCommand(false)
    .exitOverride();
  for (const create of [listCommand, redriveCommand, removeCommand]) {
    group.addCommand(create(context));
  }
  return group;
}

function listCommand({ answer }: Context): Command {
  return describeCommand({
    name: "list",
    summary: "Count the jobs of each queue and list those that died",
    examples: [
      ["jobs list", "the newest 100"],
      ["jobs list --limit 1000 --json", "for programs"],
    ],
  })
    .option("--limit <n>", "list at most so many", wholeNumber(1, 999_999), 100)
    .action(async ({ limit }: { limit: number }) => {
      const [queues, dead] = await withServices(({ jobs }) =>
        Promise.all([jobs.watch.count(), jobs.watch.list(limit)]),
      );
      answer({
        words: `${describeQueues(queues)}\n\n${describeDead(dead)}`,
        value: { queues, dead },
      });
    });
}

function redriveCommand({ answer }: Context): Command {
  return describeCommand({
    name: "redrive",
    summary: "Put jobs that died back into their queues",
    details: "Once the reason they died for is mended. They are tried as often as new ones.",
    examples: [
      ["jobs redrive 01890a5d-ac96-774b-bcce-b302099a8057", "one, by its id from jobs list"],
      ["jobs redrive --all", "all of them"],
    ],
  })
    .argument("[id...]", "ids of dead jobs")
    .option("--all", "all that died")
    .action(async (ids: string[], { all }: { all?: true }) => {
      if (ids.length > 0 === (all === true)) {
        throw new CommandFailure("usage", "Name the jobs by their ids, or all of them by --all.");
      }
      const redriven = await withServices(({ jobs }) => jobs.watch.redrive(all ? undefined : ids));
      if (redriven === 0 && !all) throw new CommandFailure("notFound", noSuchJob);
      answer({ words: `${countOf(redriven, "job")} will be tried again.`, value: { redriven } });
    });
}

function removeCommand({ answer }: Context): Command {
  return describeCommand({
    name: "remove",
    summary: "Give up a job that died",
    examples: [["jobs remove 01890a5d-ac96-774b-bcce-b302099a8057", "it will never be done"]],
  })
    .argument("<id>", "the id of a dead job")
    .action(async (id: string) => {
      const removed = await withServices(({ jobs }) => jobs.watch.remove(id));
      if (!removed) throw new CommandFailure("notFound", noSuchJob);
      answer({ words: "The job was removed.", value: { removed: id } });
    });
}

const noSuchJob = "No job that died has that id. npm run tenon -- jobs list shows them.";

function describeQueues(queues: QueueCount[]): string {
  const width = Math.max(...queues.map(({ name }) => name.length));
  const lines = queues.map(
    ({ name, waiting, running, dead }) =>
      `${name.padEnd(width)}  ${waiting} waiting, ${running} running, ${dead} dead`,
  );
  return lines.join("\n");
}

function describeDead(jobs: DeadJob[]): string {
  if (jobs.length === 0) return "No job died.";
  const paragraphs = jobs.map(
    ({ id, name, diedAt, attempts, error }) =>
      `${id}  ${name}, ${diedAt.toISOString()}, attempt ${attempts}\n  ${error ?? "without an error"}`,
  );
  return paragraphs.join("\n");
}
