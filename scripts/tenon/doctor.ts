import type { Command } from "commander";
import { type Context, describeCommand } from "./describe-command.ts";
import { printFindings } from "./doctor/print-findings.ts";
import { exitCodes } from "./exit-codes.ts";

export function doctorCommand({ answer }: Context): Command {
  return describeCommand({
    name: "doctor",
    summary: "Look for what keeps Tenon from running well, and say what to do",
    details: "Changes no data and sends nothing. A warning alone does not fail it.",
    examples: [
      ["doctor", "before the first start, and whenever something is odd"],
      ["doctor --json", "for monitoring: exit code 5 when a check failed"],
    ],
  }).action(async () => {
    // Much is loaded to look at everything, and the help of other commands need not wait for it.
    const { examine } = await import("./examine.ts");
    const findings = await examine();
    const isWell = findings.every(({ status }) => status !== "failed");
    answer({
      words: `${printFindings(findings)}\n\n${isWell ? "All is well." : "Something is to be mended."}`,
      value: { ok: isWell, checks: findings },
      exitCode: isWell ? exitCodes.done : exitCodes.checkFailed,
    });
  });
}
