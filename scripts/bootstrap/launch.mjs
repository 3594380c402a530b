import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { generateClient } from "./generate-client.mjs";
import { install, InstallError } from "./install.mjs";
import { root } from "./root.mjs";
import { supervise } from "./supervise.mjs";

/** Makes the workspace ready, then runs scripts/<command>.ts on its own Node. */
export async function launch([command, ...args]) {
  try {
    await install();
    process.env.PATH = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
    process.env.TURBO_TELEMETRY_DISABLED = "1";
    generateClient();
    const node = nodeOfWorkspace();
    const script = (name) => join(root, "scripts", `${name}.ts`);
    const { exitCode, killed } = await supervise(node, [script(command), ...args]);
    if (killed) await supervise(node, [script("settle")]);
    process.exitCode = exitCode;
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** npm has the pinned Node for Linux; elsewhere the installed one has to be new enough to run TypeScript. */
function nodeOfWorkspace() {
  const pinned = join(root, "node_modules/.bin/node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new InstallError(
    `On ${process.platform} Tenon needs Node 24 or newer, and this is Node ${process.versions.node}.\nInstall it from https://nodejs.org and run the command again.`,
  );
}
