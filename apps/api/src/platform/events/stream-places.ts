import { AppError } from "#platform/errors/app-error.ts";

export type StreamPlaces = {
  /** Answers how to give the place back. Throws RATE_LIMITED for one user too many, UNAVAILABLE when all are taken. */
  take(userId: string): () => void;
};

const retryAfter = 30;

export function createStreamPlaces({
  perUser,
  perProcess,
}: {
  perUser: number;
  perProcess: number;
}): StreamPlaces {
  const taken = new Map<string, number>();
  let total = 0;

  return {
    take(userId) {
      const own = taken.get(userId) ?? 0;
      if (own >= perUser) {
        const message = `There are ${perUser} streams open for this account already. Close one first.`;
        throw new AppError({ code: "RATE_LIMITED", retryAfter }, { message });
      }
      if (total >= perProcess) {
        const message = "This server has as many streams open as it can. Try again in a moment.";
        throw new AppError({ code: "UNAVAILABLE", retryAfter }, { message });
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
