import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { runCommand } from "./runtime/run-command.ts";
import { root } from "./runtime/workspace.ts";

// Compiling the API's modules takes half of the time of a small command.
enableCompileCache(join(root, "node_modules/.cache/tenon"));

await runCommand(async (stop) => {
  const { runTenon } = await import("./tenon/program.ts");
  return runTenon(process.argv.slice(2), stop);
});
