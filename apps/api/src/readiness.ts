import type { ReadinessCheck } from "#http/health.ts";
import { classifyDatabaseError } from "#platform/db/classify-error.ts";

type Options = {
  pendingMigrations: () => Promise<string[]>;
  isDraining: () => boolean;
  timeoutMs?: number;
};

/** Ready means: not on the way out, and the database answers with every migration applied. */
export function createReadinessCheck({ pendingMigrations, isDraining, timeoutMs = 2_000 }: Options): ReadinessCheck {
  return async () => {
    if (isDraining()) return "shutting down";
    try {
      const pending = await withTimeout(pendingMigrations(), timeoutMs);
      if (pending === null) return "the database does not answer";
      return pending.length === 0 ? null : `${pending.length} migrations are not applied`;
    } catch (error) {
      if (classifyDatabaseError(error) === null) throw error;
      return "the database does not answer";
    }
  };
}

async function withTimeout<Result>(work: Promise<Result>, milliseconds: number): Promise<Result | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(resolve, milliseconds, null);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
