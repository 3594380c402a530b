import { spawn, type SpawnOptions } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** How to start Prisma's command line on the database at `url`. */
export function prismaCommand(
  args: string[],
  { url }: { url: string },
): { file: string; args: string[]; options: Pick<SpawnOptions, "cwd" | "env"> } {
  return {
    file: process.execPath,
    args: [findPrisma(), ...args],
    options: {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      env: { ...process.env, DATABASE_URL: url },
    },
  };
}

/** Only a checkout has Prisma's command line. */
class PrismaMissingError extends Error {
  override readonly name = "PrismaMissingError";
}

function findPrisma(): string {
  try {
    return createRequire(import.meta.url).resolve("prisma/build/index.js");
  } catch (cause) {
    throw new PrismaMissingError(
      "Prisma's command line is not part of a production build. Use a checkout of the same version, with the same DATABASE_URL.",
      { cause },
    );
  }
}

/** Runs it and collects what it prints. */
export async function runPrisma(
  args: string[],
  database: { url: string },
): Promise<{ exitCode: number; output: string }> {
  const command = prismaCommand(args, database);
  const child = spawn(command.file, command.args, {
    ...command.options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (output += chunk));
  }
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  return { exitCode, output: output.trim() };
}
