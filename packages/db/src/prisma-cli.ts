import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** Runs Prisma's command line on the database at `url` and collects what it prints. */
export async function runPrisma(
  args: string[],
  { url }: { url: string },
): Promise<{ exitCode: number; output: string }> {
  const child = spawn(process.execPath, [prismaScript(), ...args], {
    cwd: packageFolder,
    env: { ...process.env, DATABASE_URL: url, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return { exitCode, output: output.trim() };
}

export function prismaScript(): string {
  return createRequire(import.meta.url).resolve('prisma/build/index.js');
}
