import pLimit from "p-limit";
import { AppError } from "#platform/errors/app-error.ts";

export type Turns = {
  take<Result>(work: () => Promise<Result>): Promise<Result>;
  /** How many wait for theirs. */
  waiting(): number;
};

/** Lets so many work at once, and the others in the order they came; who waits too long is refused as UNAVAILABLE. */
export function createTurns(atOnce: number, maxWaitMs: number): Turns {
  const limit = pLimit(atOnce);
  let waiting = 0;
  return {
    take<Result>(work: () => Promise<Result>) {
      const { promise, resolve, reject } = Promise.withResolvers<Result>();
      let isLate = false;
      waiting += 1;
      const timer = setTimeout(() => {
        isLate = true;
        waiting -= 1;
        reject(new AppError({ code: "UNAVAILABLE", retryAfter: 1 }));
      }, maxWaitMs);
      void limit(async () => {
        if (isLate) return;
        clearTimeout(timer);
        waiting -= 1;
        await work().then(resolve, reject);
      });
      return promise;
    },
    waiting: () => waiting,
  };
}
