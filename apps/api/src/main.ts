import closeWithGrace from "close-with-grace";
import { parseEnv } from "./env.ts";
import { startServer } from "./server.ts";

try {
  const env = parseEnv();
  const server = await startServer(env);
  const delay = env.DRAIN_DELAY_MS + env.DRAIN_TIMEOUT_MS + 5_000;
  closeWithGrace({ delay }, ({ err }) => server.close(err));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
