import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a program costs the compiler. The counts are the same on every machine. */
export type TypeCost = {
  checkMs: number;
  memoryMb: number;
  instantiations: number;
  types: number;
};

const tsc = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");

/** Compiles with a single checker: several would each count what they share. Throws what the compiler complains of. */
export async function compile(args: string[], signal: AbortSignal): Promise<TypeCost> {
  const diagnostics = ["--extendedDiagnostics", "--singleThreaded", "--pretty", "false"];
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...args, ...diagnostics], {
    signal,
  }).catch((failure: unknown) => outputOf(failure));
  const complaints = stdout.split("\n").filter((line) => /\berror TS\d+: /.test(line));
  if (complaints.length > 0) {
    throw new Error(`What is to be measured does not compile.\n${complaints.join("\n")}`);
  }
  return readDiagnostics(stdout);
}

/** A compiler that finds something exits with another code than 0. */
function outputOf(failure: unknown): { stdout: string } {
  const isFailedRun = failure instanceof Error && "stdout" in failure;
  if (!isFailedRun || typeof failure.stdout !== "string" || failure.stdout === "") throw failure;
  return { stdout: failure.stdout };
}

function readDiagnostics(report: string): TypeCost {
  return {
    checkMs: figure("Check time") * 1_000,
    memoryMb: figure("Memory used") / 1_024,
    instantiations: figure("Instantiations"),
    types: figure("Types"),
  };

  function figure(name: string): number {
    const value = new RegExp(`^${name}: +([\\d.]+)`, "m").exec(report)?.[1];
    if (value === undefined) throw new Error(`The compiler does not say its "${name}".`);
    return Number(value);
  }
}
