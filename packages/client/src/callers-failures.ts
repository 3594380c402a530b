/** Remembers which errors came from what the caller gave us, so that they are passed on as they are. */
export type CallersFailures = {
  watch<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  has(error: unknown): boolean;
};

export function createCallersFailures(): CallersFailures {
  const failures = new WeakSet<object>();
  return {
    async watch(work) {
      try {
        return await work();
      } catch (error) {
        if (typeof error === "object" && error !== null) failures.add(error);
        throw error;
      }
    },
    has: (error) => typeof error === "object" && error !== null && failures.has(error),
  };
}
