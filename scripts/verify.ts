import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import {
  type Check,
  type Finished,
  inspection,
  program,
  runChecks,
} from "@tenon/config/gates/check";
import { checkDocuments } from "@tenon/config/gates/documents";
import { checkManifests } from "@tenon/config/gates/manifests";
import { checkExcuses } from "@tenon/config/gates/migrations";
import { readArguments } from "./runtime/read-arguments.ts";
import { runCommand, say } from "./runtime/run-command.ts";
import { root } from "./runtime/workspace.ts";

const usage = `npm run verify -- [--fix]
  --fix   format everything and fix what the linter can, then check`;

/** The router's declarations and the web app's routes: without them nothing can be type-checked. */
const generation = program(
  "generated code",
  "turbo",
  "run",
  "@tenon/client#build",
  "@tenon/web#routes",
);

const repairs = [program("fix lint", "oxlint", "--fix"), program("fix format", "oxfmt")];

/** The longest first, so that the lanes end together. */
const checks = [
  program("lint and types", "oxlint"),
  program("unused code", "knip"),
  program("package boundaries", "turbo", "boundaries"),
  program("contract", "node", "scripts/contract.ts"),
  program("words", "node", "scripts/words.ts"),
  program("format", "oxfmt", "--check"),
  migrationCheck(),
  inspection("catalog", () => checkManifests(root)),
  inspection("excuses", () => checkExcuses(root)),
  inspection("documents", () => checkDocuments(root)),
];

await runCommand(async (stop) => {
  const { fix } = readOptions();
  process.chdir(root);
  const inTurn = { stop, lanes: 1, onFinish: report };
  const inLanes = { ...inTurn, lanes: availableParallelism() };

  const generated = await runChecks([generation], inTurn);
  if (fix) await repair(stop);
  const checked = await runChecks(checks, inLanes);
  return conclude([...generated, ...checked]);
});

/** Not every platform's lockfile has the program; elsewhere, CI looks at the migrations. */
function migrationCheck(): Check {
  const squawk = createRequire(createRequire(import.meta.url).resolve("squawk-cli/package.json"));
  try {
    squawk.resolve(`@squawk-cli/${process.platform}-${process.arch}/package.json`);
  } catch {
    return inspection("migrations, not here", async () => []);
  }
  return program(
    "migrations",
    "squawk",
    "--config=packages/db/squawk.toml",
    "packages/db/prisma/migrations/*/migration.sql",
  );
}

/** What no tool can fix is what the checks are about to find. */
async function repair(stop: AbortSignal): Promise<void> {
  say("Fixing and formatting");
  for (const tool of repairs) await tool.run(stop);
}

function readOptions(): { fix: boolean } {
  const { fix = false } = readArguments({ fix: { type: "boolean" } }, usage);
  return { fix };
}

function report({ name, passed, seconds }: Finished): void {
  say(`${passed ? "✓" : "✗"} ${name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`);
}

/** Prints what the failed checks said and how to mend it; answers the exit code. */
function conclude(finished: Finished[]): number {
  const failures = failuresIn(finished);
  for (const { name, output } of failures) say(`\n── ${name} ──\n${output.trimEnd()}`);
  if (failures.length === 0) {
    say(`\nAll ${finished.length} checks passed.`);
    return 0;
  }
  say(
    `\n${failures.length} of ${finished.length} checks failed: ${failures.map(({ name }) => name).join(", ")}.`,
  );
  say("`npm run verify -- --fix` formats and fixes what a tool can; the rest is told above.");
  return 1;
}

function failuresIn(finished: Finished[]): Finished[] {
  return finished.filter(({ passed }) => !passed);
}
