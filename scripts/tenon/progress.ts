import { tell } from "#runtime/run-command.ts";

/** So many rows of all, and what is written now. */
type Progress = { rows: number; total: number; doing: string };

/** Says how far a long work is, on stderr: a bar at a terminal, elsewhere a line for each tenth. */
export function createProgress(): (progress: Progress) => void {
  const begun = performance.now();
  let tenths = 0;

  return ({ rows, total, doing }) => {
    const share = rows / total;
    const line = `${Math.floor(share * 100)} %, ${rows.toLocaleString("en")} rows, ${rateOf(rows, begun)}: ${doing}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001B[K${bar(share)} ${line}${rows === total ? "\n" : ""}`);
    } else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10);
      tell(line);
    }
  };
}

/** How fast it went since `begun`. */
export function rateOf(rows: number, begun: number): string {
  const seconds = Math.max((performance.now() - begun) / 1000, 0.001);
  return `${Math.round(rows / seconds).toLocaleString("en")} a second`;
}

function bar(share: number): string {
  const width = 30;
  const full = Math.floor(share * width);
  return `[${"#".repeat(full)}${"-".repeat(width - full)}]`;
}
