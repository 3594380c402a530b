import pLimit from "p-limit";
import { AppError } from "#platform/errors/app-error.ts";

export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets so many work at once, and the others in the order they came; who waits too long is refused as UNAVAILABLE. */
export function createTurns(atOnce: number, maxWaitMs: number): Turns {
  const limit = pLimit(atOnce);
  return <Result>(work: () => Promise<Result>) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const waiting = new AbortController();
    const timer = setTimeout(() => {
      waiting.abort();
      reject(new AppError({ code: "UNAVAILABLE", retryAfter: 1 }));
    }, maxWaitMs);
    void limit(async () => {
      clearTimeout(timer);
      if (!waiting.signal.aborted) await work().then(resolve, reject);
    });
    return promise;
  };
}
