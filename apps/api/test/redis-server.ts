import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Certificate } from "./certificates.ts";
import { freePort } from "./server-process.ts";

/** What there is of it on this machine. */
export const redisPrograms = ["redis-server", "valkey-server"].filter(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
export const redisProgram = redisPrograms[0] ?? null;

/** It names the first setting that it does not know, and ends. */
export function understands(program: string, settings: string[]): boolean {
  const { stdout, stderr } = spawnSync(program, [...settings, "--nonsense", "yes"]);
  return Buffer.concat([stdout, stderr]).includes("nonsense");
}

/** It can be built without. */
export function speaksTls(program: string): boolean {
  return understands(program, ["--tls-port", "0"]);
}

export const redisPassword = "p/ss@word of Redis";

export type RedisServer = AsyncDisposable & {
  url: string;
  start(): Promise<void>;
  /** At once, with all that it holds. */
  kill(): Promise<void>;
  /** Lets it fall silent: connections stay, and nothing is answered. */
  silence(): void;
  speak(): void;
};

type Options = {
  program?: string | null;
  /** Speaks nothing but TLS, and shows this certificate. */
  certificate?: Certificate;
};

/** Starts a real server that keeps nothing. */
export async function startRedisServer({
  program = redisProgram,
  certificate,
}: Options = {}): Promise<RedisServer> {
  if (program === null) throw new Error("There is no Redis on this machine.");
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "tenon-redis-"));
  const settings = {
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    requirepass: redisPassword,
    ...(certificate ? secured(port, certificate) : { port }),
  };
  const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  let child: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(program, given, { stdio: ["ignore", "pipe", "ignore"] });
    child = started;
    let printed = "";
    for await (const chunk of started.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(chunk);
      if (/ready to accept connections/i.test(printed)) break;
    }
    if (started.exitCode !== null) throw new Error(`Redis did not start:\n${printed}`);
    started.stdout.resume();
  };
  const kill = async () => {
    const running = child;
    child = undefined;
    if (running?.kill("SIGKILL")) await once(running, "exit");
  };
  await start();

  return {
    url: certificate
      ? `rediss://:${encodeURIComponent(redisPassword)}@localhost:${port}`
      : `redis://:${encodeURIComponent(redisPassword)}@127.0.0.1:${port}`,
    start,
    kill,
    silence: () => void child?.kill("SIGSTOP"),
    speak: () => void child?.kill("SIGCONT"),
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function secured(port: number, { certificateFile, keyFile }: Certificate) {
  return {
    port: 0,
    "tls-port": port,
    "tls-cert-file": certificateFile,
    "tls-key-file": keyFile,
    "tls-auth-clients": "no",
  };
}
