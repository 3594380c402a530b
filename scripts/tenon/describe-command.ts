import { Command } from "commander";
import { exitCodeHelp } from "./exit-codes.ts";

/** What a command did or found: in words for people, and as one value for programs. */
export type Answer = { words: string; value: unknown; exitCode?: number };

/** What every command is given. */
export type Context = { stop: AbortSignal; answer(answer: Answer): void };

export const commandLine = "npm run tenon --";

type Description = {
  name: string;
  summary: string;
  /** More than the summary says, when there is more. */
  details?: string;
  /** What to type after the name, each with what it does. */
  examples: (readonly [typed: string, effect: string])[];
};

/** A command with the options, the help and the manners that all have in common. */
export function describeCommand({ name, summary, details, examples }: Description): Command {
  const width = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(
    ([typed, effect]) => `  ${commandLine} ${typed.padEnd(width)}   ${effect}`,
  );
  return new Command(name)
    .summary(summary)
    .description(details === undefined ? `${summary}.` : `${summary}.\n\n${details}`)
    .option("--json", "print one JSON value on stdout, and nothing else there")
    .addHelpText("after", `\nExamples:\n${lines.join("\n")}\n\n${exitCodeHelp}`)
    .allowExcessArguments(false)
    .showHelpAfterError(`(${commandLine} ${name} --help says more)`)
    .exitOverride();
}

/** A command in the list of a help: its name and its arguments. */
export function termOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...names].join(" ");
}
