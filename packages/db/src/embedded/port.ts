import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";

/** The port that this data folder had before, so that addresses people noted down stay right while it is free. */
export async function keptPort(dataDir: string): Promise<number> {
  const kept = Number(await readFile(portFile(dataDir), "utf8").catch(() => ""));
  if (kept > 0 && (await tryPort(kept)) !== undefined) return kept;
  return replacePort(dataDir);
}

export async function replacePort(dataDir: string): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error("No port of 127.0.0.1 is free.");
  await writeFile(portFile(dataDir), `${port}\n`);
  return port;
}

function portFile(dataDir: string): string {
  return `${dataDir}.port`;
}

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    const address = server.address();
    return typeof address === "object" ? address?.port : undefined;
  } catch {
    return undefined;
  } finally {
    server.close();
  }
}
