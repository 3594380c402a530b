import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";
import { readArguments } from "./runtime/read-arguments.ts";
import { CommandError, runCommand, say } from "./runtime/run-command.ts";
import { root } from "./runtime/workspace.ts";
import { compareCatalogue } from "./words/compare-catalogues.ts";

const usage = `npm run words -- [--write]
  Compares what the web app says with its catalogues in apps/web/src/words.
  --write  enters what is new and takes out what is said no more; the words of a language are yours to fill in`;

await runCommand(async () => {
  const write = readOptions();
  const config = getConfig({ configPath: `${root}/apps/web/lingui.config.ts` });
  const [catalogue] = await getCatalogs(config);
  if (!catalogue) throw new CommandError("apps/web/lingui.config.ts names no catalogue.");
  if (write) await catalogue.make({ clean: true, overwrite: false, orderBy: "message" });
  const [code, known] = await Promise.all([catalogue.collect(), catalogue.readAll()]);
  if (!code) throw new CommandError("Some files could not be read; they are named above.");
  const complaints = config.locales.flatMap((language) =>
    compareCatalogue(language, code, known[language] ?? {}),
  );
  for (const line of complaints) say(line);
  if (complaints.length === 0) say("The catalogues say everything.");
  else say("\nEnter what is missing by `npm run words -- --write`, then fill in its words.");
  return Number(complaints.length > 0);
});

function readOptions(): boolean {
  return readArguments({ write: { type: "boolean" } }, usage).write ?? false;
}
