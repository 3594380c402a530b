import { AppError } from "#platform/errors/app-error.ts";

/** How many may do at a time what a process has room for only so often. */
export type Places = {
  /** Answers how to give the place back. Throws RATE_LIMITED for one of a user too many, UNAVAILABLE when all are taken. */
  take(userId: string): () => void;
};

type Options = {
  perUser: number;
  perProcess: number;
  /** When to come back, in seconds. */
  retryAfter: number;
  /** What is said to who takes too many, and to who comes when all are taken. */
  words: { user: string; process: string };
};

export type PlacesFactory = (options: Options) => Places;

export function createPlaces({ perUser, perProcess, retryAfter, words }: Options): Places {
  const taken = new Map<string, number>();
  let total = 0;

  return {
    take(userId) {
      const own = taken.get(userId) ?? 0;
      if (own >= perUser) {
        throw new AppError({ code: "RATE_LIMITED", retryAfter }, { message: words.user });
      }
      if (total >= perProcess) {
        throw new AppError({ code: "UNAVAILABLE", retryAfter }, { message: words.process });
      }
      taken.set(userId, own + 1);
      total += 1;
      return () => giveBack(userId);
    },
  };

  function giveBack(userId: string): void {
    total -= 1;
    const left = (taken.get(userId) ?? 0) - 1;
    if (left > 0) taken.set(userId, left);
    else taken.delete(userId);
  }
}
