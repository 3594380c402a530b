/** What the exit code of a command says. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  checkFailed: 5,
} as const;

export const exitCodeHelp = `Exit codes:
  0  done
  1  failed: the database does not answer, the file can't be read, …
  2  wrong usage
  3  there is no such account, job, webhook or file
  4  refused by a rule: the last administrator, a weak password, data that would be replaced, …
  5  doctor: a check failed`;

/** Ends a command with a code of its own, and a sentence that says what to do. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly kind: "usage" | "notFound" | "refused";

  constructor(kind: CommandFailure["kind"], sentence: string) {
    super(sentence);
    this.kind = kind;
  }
}
