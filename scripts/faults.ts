import { join } from "node:path";
import { runChild } from "./runtime/run-child.ts";
import { runCommand } from "./runtime/run-command.ts";
import { root } from "./runtime/workspace.ts";

/** Lets processes be killed and replaced under load for minutes, which the tests do for seconds. */
await runCommand((stop) => {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "--run", "--project", "db", "packages/client/src/several-processes"];
  const env = { ...process.env, FAULTS: "long" };
  return runChild(process.execPath, args, { cwd: root, stop, env });
});
