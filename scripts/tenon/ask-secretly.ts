import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks at the terminal without showing what is typed. */
export async function askSecretly(question: string, stop: AbortSignal): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const ended = new AbortController();
  // Ctrl-C and Ctrl-D: the terminal sends no signal while it is read key by key.
  lines.once("SIGINT", () => ended.abort());
  lines.once("close", () => ended.abort());
  process.stderr.write(question);
  try {
    return await lines.question("", { signal: AbortSignal.any([stop, ended.signal]) });
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
