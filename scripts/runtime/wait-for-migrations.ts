import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "@tenon/db/client";
import { pendingMigrations } from "@tenon/db/migrations";
import { CommandError, tell } from "./run-command.ts";

type Options = { url: string; seconds?: string | undefined; stop: AbortSignal };

/** Returns once every migration of this version is applied; for servers whose migrations another process applies. */
export async function waitForMigrations({ url, seconds = "600", stop }: Options): Promise<void> {
  if (!/^[1-9]\d{0,5}$/.test(seconds)) {
    throw new CommandError(`"${seconds}" is not a number of seconds.`);
  }
  const deadline = Date.now() + Number(seconds) * 1000;
  await using database = openDatabase({ url, poolSize: 1 });
  let told = "";
  for (;;) {
    const { pending, failed } = await pendingMigrations(database.pool);
    const missing = [...pending, ...failed].join(", ");
    if (missing === "") return;
    if (missing !== told) tell(`Waiting for migrations: ${missing}`);
    told = missing;
    if (Date.now() > deadline) {
      throw new CommandError(
        `After ${seconds} seconds the database still lacks migrations. Apply them: npm run db -- migrate up`,
      );
    }
    await sleep(500, undefined, { signal: stop });
  }
}
