import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { CommandError } from "./run-command.ts";

/** What follows a command; whatever it does not know is answered with its usage. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

type Choice<Subject> = { subjects: readonly Subject[]; usage: string };

/** What is asked for by its names; without a name, everything. */
export function chooseSubjects<Subject extends string>(
  asked: string[] | undefined,
  { subjects, usage }: Choice<Subject>,
): readonly Subject[] {
  return asked?.map(subjectOf) ?? subjects;

  function subjectOf(name: string): Subject {
    const subject = subjects.find((known) => known === name);
    if (subject) return subject;
    throw new CommandError(`There is nothing called "${name}" to measure.\n\n${usage}`);
  }
}
