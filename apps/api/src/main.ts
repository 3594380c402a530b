import closeWithGrace from "close-with-grace";
import { EnvError, parseEnv } from "./env.ts";
import { startServer } from "./server.ts";

try {
  const env = parseEnv(process.env);
  const server = await startServer(env);
  closeWithGrace({ delay: env.DRAIN_DELAY_MS + env.DRAIN_TIMEOUT_MS + 5_000 }, server.close);
} catch (error) {
  process.stderr.write(`${error instanceof EnvError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
