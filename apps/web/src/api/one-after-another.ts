/** Runs work one after another where its lanes meet, so that calls about one thing arrive in the order they were made. */
export type Lanes = <Result>(
  lanes: readonly string[],
  work: () => Promise<Result>,
) => Promise<Result>;

export function createLanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();

  return (lanes, work) => {
    const before = Promise.all(lanes.flatMap((lane) => ends.get(lane) ?? []));
    const mine = before.then(work);
    const end = mine
      .catch(() => {})
      .then(() => {
        for (const lane of lanes) {
          if (ends.get(lane) === end) ends.delete(lane);
        }
      });
    for (const lane of lanes) ends.set(lane, end);
    return mine;
  };
}
