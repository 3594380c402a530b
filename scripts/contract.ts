import { program } from "@tenon/config/gates/check";
import { describeCode } from "./contract/describe-code.ts";
import { judgeContract } from "./contract/judge-contract.ts";
import { explain, readExplained, readSnapshot, writeSnapshot } from "./contract/snapshot.ts";
import { readArguments } from "./runtime/read-arguments.ts";
import { CommandError, runCommand, say } from "./runtime/run-command.ts";
import { root } from "./runtime/workspace.ts";

const usage = `npm run contract -- [--write [--because "…"]]
  Compares what callers may rely on with contract/, as it was written last.
  --write    write it anew
  --because  why callers have to follow a change that breaks them`;

await runCommand(async (stop) => {
  const { write, because: reason } = readOptions();
  process.chdir(root);
  const [before, after, explained] = await Promise.all([
    readSnapshot(),
    describeCode(),
    readExplained(),
  ]);
  const { differences, complaints, obstacles } = judgeContract({
    before,
    after,
    explained,
    reason,
  });
  for (const line of complaints) say(line);
  if (!write) {
    say(complaints.length === 0 ? "The contract is as it was written." : `\n${howTo(obstacles)}`);
    return Number(complaints.length > 0);
  }
  if (obstacles.length > 0) throw new CommandError(obstacles.join("\n"));
  if (reason) await explain({ version: after.version, reason, differences });
  await writeSnapshot(after);
  await program("format", "oxfmt", "contract").run(stop);
  say("The contract is written to contract/.");
  return 0;
});

function readOptions(): { write: boolean; because?: string | undefined } {
  const { write = false, because } = readArguments(
    { write: { type: "boolean" }, because: { type: "string" } },
    usage,
  );
  return { write, because };
}

function howTo(obstacles: string[]): string {
  return [...obstacles, "Shall it be so? Write it anew: npm run contract -- --write"].join("\n");
}
