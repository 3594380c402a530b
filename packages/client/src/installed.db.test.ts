import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { installPacked } from "./testing/packed-client.ts";
import { startTestServer } from "./testing/start-test-server.ts";

test("installed from its package, it calls a running server", async () => {
  using consumer = installPacked();
  await using server = await startTestServer();

  const run = promisify(execFile)(process.execPath, ["call-server.js", server.url], {
    cwd: consumer.folder,
  });

  expect(await run).toEqual({ stdout: "served\n", stderr: "" });
});
