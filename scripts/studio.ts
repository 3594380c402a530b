import { prismaCommand } from "@tenon/db/prisma-cli";
import { applyMigrations, findDatabase } from "./runtime/database.ts";
import { freePortFrom } from "./runtime/free-port.ts";
import { runChild } from "./runtime/run-child.ts";
import { runCommand, say } from "./runtime/run-command.ts";

const DEFAULT_PORT = 5555;

await runCommand(async (stop) => {
  await using database = await findDatabase();
  await applyMigrations(database);
  const port = await freePortFrom(Number(process.env["STUDIO_PORT"] ?? DEFAULT_PORT));

  say(`\nPrisma Studio: http://localhost:${port}   (Ctrl-C ends it)\n`);
  const { file, args, options } = prismaCommand(
    ["studio", "--port", String(port), "--browser", "none"],
    database,
  );
  const exitCode = await runChild(file, args, { ...options, stop });
  return stop.aborted ? 0 : exitCode;
});
