import { describeMachine } from "@tenon/benchmarks/machine";
import { measureWebApp, type Subject, subjects } from "@tenon/web/measure";
import { describeMeasured, findBreaches } from "@tenon/web/measured-report";
import { keepResults } from "./runtime/keep-results.ts";
import { chooseSubjects, readArguments } from "./runtime/read-arguments.ts";
import { runCommand, say } from "./runtime/run-command.ts";
import { showProgress } from "./runtime/show-progress.ts";
import { ensureWebApp } from "./runtime/web-app.ts";

const usage = `npm run measure -- [options]
  How the web app feels: what its screens load, move and paint, what axe finds, how long presses take.
  --only <what>  ${subjects.join(", ")}; may be given more than once
  --slow-line    by a line like slow 4G
  --json         print the results as JSON alone
Bytes, requests, shift and faults over their budget make it fail; times don't.`;

await runCommand(async (signal) => {
  const options = readOptions();
  if (options.help) return say(usage);

  await ensureWebApp({ stop: signal });
  const measured = await measureWebApp({ ...options, signal, onProgress: showProgress });
  const report = { ...describeMachine(), ...measured };
  const file = await keepResults("web-app", report);
  say(options.json ? JSON.stringify(report) : `\n${describeMeasured(measured)}\n\nAlso in ${file}`);
  return Number(findBreaches(measured).length > 0);
});

type Options = { only: readonly Subject[]; isLineSlow: boolean; json: boolean; help: boolean };

function readOptions(): Options {
  const options = readArguments(
    {
      only: { type: "string", multiple: true },
      "slow-line": { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
    usage,
  );
  const { only, "slow-line": isLineSlow = false, json = false, help = false } = options;
  return { only: chooseSubjects(only, { subjects, usage }), isLineSlow, json, help };
}
