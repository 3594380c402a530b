import { mkdir, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describeMachine } from "@tenon/benchmarks/machine";
import { describeResults } from "@tenon/benchmarks/report";
import { runBenchmarks, type Subject, subjects } from "@tenon/benchmarks/run-benchmarks";
import { CommandError, runCommand, say } from "./runtime/run-command.ts";

const usage = `npm run bench -- [options]
  --quick         fewer and shorter rounds on less data: two minutes instead of ten
  --only <what>   ${subjects.join(", ")}; may be given more than once
  --json          print the results as JSON alone`;

await runCommand(async (signal) => {
  const options = readOptions();
  if (options.help) return say(usage);

  const results = await runBenchmarks({ ...options, signal, onProgress: showProgress });
  const report = { ...describeMachine(), quick: options.quick, ...results };
  await keep(report);
  if (options.json) return say(JSON.stringify(report));
  say(`\n${describeResults(results)}\n\nAlso in benchmarks/results/latest.json`);
});

async function keep(report: object): Promise<void> {
  const folder = new URL("../benchmarks/results/", import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL("latest.json", folder), `${JSON.stringify(report, null, 2)}\n`);
}

type Options = { only: readonly Subject[]; quick: boolean; json: boolean; help: boolean };

function readOptions(): Options {
  const { values } = parse();
  const { quick = false, json = false, help = false, only } = values;
  return { only: only?.map(subjectOf) ?? subjects, quick, json, help };
}

function parse() {
  try {
    return parseArgs({
      options: {
        quick: { type: "boolean" },
        only: { type: "string", multiple: true },
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function subjectOf(name: string): Subject {
  const subject = subjects.find((known) => known === name);
  if (!subject) throw new CommandError(`There is nothing called "${name}" to measure.\n\n${usage}`);
  return subject;
}

/** On standard error, so that the results can be redirected. */
function showProgress(message: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${message}` : `${message}\n`);
}
