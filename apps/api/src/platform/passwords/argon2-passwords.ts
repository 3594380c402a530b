import { availableParallelism } from "node:os";
import { z } from "zod";
import type { Argon2Parameters, Argon2Task } from "./argon2-thread.ts";
import type { Passwords } from "./passwords.ts";
import { createThreads, type Threads } from "./threads.ts";

type Argon2Options = {
  /** Processes that share the machine's cores. */
  processes?: number;
  /** Hashes at a time, each on a thread of its own; one core stays free for everything else. */
  concurrency?: number;
  /** Hashes that may wait; more are refused as UNAVAILABLE, so a flood can't pile up. */
  maxQueue?: number;
  memoryCost?: number;
  timeCost?: number;
};

export type Argon2Passwords = Passwords &
  AsyncDisposable & {
    /** Ends the threads; from then on everything is refused as UNAVAILABLE. */
    close(): Promise<void>;
  };

/** Argon2id with the parameters that OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. */
export function createArgon2Passwords({
  processes = 1,
  concurrency = Math.max(1, Math.floor((availableParallelism() - 1) / processes)),
  maxQueue = 100,
  memoryCost = 19_456,
  timeCost = 2,
}: Argon2Options = {}): Argon2Passwords {
  const parameters: Argon2Parameters = { memoryCost, timeCost, parallelism: 1 };
  const current = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=1$`;
  const { ask, close }: Threads<Argon2Task> = createThreads({
    script: new URL("./argon2-thread.ts", import.meta.url),
    size: concurrency,
    maxQueue,
  });

  return {
    hash: async (password) => z.string().parse(await ask({ verb: "hash", password, parameters })),
    verify: async (password, stored) =>
      z.boolean().parse(await ask({ verb: "verify", password, stored, parameters })),
    isOutdated: (stored) => !stored.startsWith(current),
    close,
    [Symbol.asyncDispose]: close,
  };
}
