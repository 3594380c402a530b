import { runCommand } from "./runtime/run-command.ts";
import { runTenon } from "./tenon/program.ts";

await runCommand((stop) => runTenon(process.argv.slice(2), stop));
