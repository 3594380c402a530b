import { describeMachine } from "@tenon/benchmarks/machine";
import { describeResults } from "@tenon/benchmarks/report";
import { runBenchmarks, type Subject, subjects } from "@tenon/benchmarks/run-benchmarks";
import { keepResults } from "./runtime/keep-results.ts";
import { chooseSubjects, readArguments } from "./runtime/read-arguments.ts";
import { runCommand, say } from "./runtime/run-command.ts";
import { showProgress } from "./runtime/show-progress.ts";

const usage = `npm run bench -- [options]
  --quick         fewer and shorter rounds on less data: two minutes instead of ten
  --only <what>   ${subjects.join(", ")}; may be given more than once
  --json          print the results as JSON alone`;

await runCommand(async (signal) => {
  const options = readOptions();
  if (options.help) return say(usage);

  const results = await runBenchmarks({ ...options, signal, onProgress: showProgress });
  const report = { ...describeMachine(), quick: options.quick, ...results };
  const file = await keepResults("latest", report);
  if (options.json) return say(JSON.stringify(report));
  say(`\n${describeResults(results)}\n\nAlso in ${file}`);
});

type Options = { only: readonly Subject[]; quick: boolean; json: boolean; help: boolean };

function readOptions(): Options {
  const {
    quick = false,
    json = false,
    help = false,
    only,
  } = readArguments(
    {
      quick: { type: "boolean" },
      only: { type: "string", multiple: true },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
    usage,
  );
  return { only: chooseSubjects(only, { subjects, usage }), quick, json, help };
}
