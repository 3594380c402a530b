import { tell } from "#runtime/run-command.ts";

/** Says how far a long work is, on stderr: a bar at a terminal, elsewhere a line for each tenth. */
export function createProgress(total: number): (done: number) => void {
  const begun = performance.now();
  let tenths = 0;

  return (done) => {
    const share = done / total;
    const line = `${Math.floor(share * 100)} %, ${done.toLocaleString("en")} rows, ${rateOf(done, begun)}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${bar(share)} ${line} ${done === total ? "\n" : ""}`);
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
