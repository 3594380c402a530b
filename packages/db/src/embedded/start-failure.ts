import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedPostgresError, noSpace, saysNoSpace } from "./embedded-postgres-error.ts";
import { replacePort } from "./port.ts";

/** Some failures pass by themselves, and one is cured by another port: then try again. The rest is for people. */
export async function overcomeStartFailure(
  log: string,
  { dataDir, logFile }: { dataDir: string; logFile: string },
): Promise<void> {
  if (passing.some((text) => log.includes(text))) {
    await sleep(50);
  } else if (log.includes("could not bind")) {
    await replacePort(dataDir);
  } else if (saysNoSpace(log)) {
    throw noSpace(dataDir);
  } else {
    throw new EmbeddedPostgresError("start-failed", {
      what: `PostgreSQL did not start:\n${log.trim().split("\n").slice(-5).join("\n")}\n`,
      remedy: `The whole log is in ${logFile}.`,
    });
  }
}

const passing = [
  // Another process was quicker to start it.
  'lock file "postmaster.pid" already exists',
  // The children of a server that was killed are about to end.
  "pre-existing shared memory block",
];
