/** Runs work of the same lane one after another, so that calls about one thing arrive in the order they were made. */
export type Lanes = <Result>(lane: string, work: () => Promise<Result>) => Promise<Result>;

export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();

  return (lane, work) => {
    const before = ends.get(lane) ?? Promise.resolve();
    const mine = before.then(work);
    const end = mine
      .catch(() => {})
      .then(() => {
        if (ends.get(lane) === end) ends.delete(lane);
      });
    ends.set(lane, end);
    return mine;
  };
}
