import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CommandFailure } from "./exit-codes.ts";

/** Asks at the terminal without showing what is typed. */
export async function askSecretly(question: string, stop: AbortSignal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  process.stderr.write(question);
  try {
    return await lines.question("", { signal: stop });
  } catch (error) {
    // A terminal that is read key by key sends no signal: Ctrl-C and Ctrl-D only end the question.
    if (stop.aborted) throw error;
    throw new CommandFailure("refused", "Given up. Nothing was changed.");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
