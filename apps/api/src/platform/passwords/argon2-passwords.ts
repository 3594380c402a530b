import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { AppError } from "#platform/errors/app-error.ts";
import type { Passwords } from "./passwords.ts";

type Argon2Options = {
  /** Hashes at a time; one core stays free for everything else. */
  concurrency?: number;
  /** Hashes that may wait; more are refused as UNAVAILABLE, so a flood can't pile up. */
  maxQueue?: number;
  memoryCost?: number;
  timeCost?: number;
};

/** Argon2id with the parameters that OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. */
export function createArgon2Passwords({
  concurrency = Math.max(1, availableParallelism() - 1),
  maxQueue = 100,
  memoryCost = 19_456,
  timeCost = 2,
}: Argon2Options = {}): Passwords {
  const limit = pLimit(concurrency);
  const parameters = { memoryCost, timeCost, parallelism: 1 };
  const current = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=1$`;
  const decoy = hash("nobody's password", parameters);

  return {
    hash: (password) => bounded(() => hash(password, parameters)),
    verify: (password, stored) =>
      bounded(async () => {
        const matches = stored === null ? null : await verify(stored, password).catch(() => null);
        if (matches !== null) return matches;
        await verify(await decoy, password);
        return false;
      }),
    isOutdated: (stored) => !stored.startsWith(current),
  };

  async function bounded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (limit.pendingCount >= maxQueue) {
      throw new AppError({ code: "UNAVAILABLE", retryAfter: 2 });
    }
    return limit(work);
  }
}
