import { join } from "node:path";
import { openTestServer } from "@tenon/db/testing/test-server";
import { runChild } from "./runtime/run-child.ts";
import { runCommand } from "./runtime/run-command.ts";
import { buildWebApp } from "./runtime/web-app.ts";
import { root } from "./runtime/workspace.ts";

/** The whole suite with its coverage gate; with arguments, what they ask of vitest: `npm test -- tasks`. */
await runCommand(async (stop) => {
  const given = process.argv.slice(2);
  const isWhole = given.length === 0;
  if (isWhole) await buildWebApp({ stop });

  // Vitest leaves at once when it is told to, so the server is given back here.
  await using open = new AsyncDisposableStack();
  const server = await openTestServer();
  open.defer(server.release);

  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const mode = given.includes("--watch") ? [] : ["--run"];
  const args = [vitest, ...mode, ...(isWhole ? ["--coverage"] : given)];
  return await runChild(process.execPath, args, { cwd: root, stop });
});
