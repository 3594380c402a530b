import { styleText } from "node:util";
import type { Finding } from "./finding.ts";

const marks = {
  ok: ["✓", "green"],
  warning: ["!", "yellow"],
  failed: ["✗", "red"],
  skipped: ["–", "gray"],
} as const;

/** A line for each finding and one for its remedy, coloured at a terminal. */
export function printFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  return findings.map((finding) => printFinding(finding, width)).join("\n");
}

function printFinding({ check, status, found, remedy }: Finding, width: number): string {
  const [symbol, colour] = marks[status];
  const mark = styleText(colour, `${symbol} ${status.padEnd("skipped".length)}`, {
    stream: process.stdout,
  });
  const line = `${mark}  ${check.padEnd(width)}  ${found}`;
  const indent = " ".repeat("✓ skipped".length + width + 4);
  return remedy === undefined ? line : `${line}\n${indent}→ ${remedy}`;
}
