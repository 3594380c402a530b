import { keyUseOf, noteKeyUse } from "./key-use.ts";

/** A procedure of which only so many are under way at a time: whoever is let in holds a place to the end. */
export function inPlace<Options, Output>(
  takePlace: (options: Options) => Promise<() => void>,
  work: (options: Options) => Promise<Output>,
): (options: Options) => Promise<Output> {
  const workInPlace = async (options: Options) => {
    const givePlaceBack = await takePlace(options);
    return work(options).finally(givePlaceBack);
  };
  return noteKeyUse(workInPlace, keyUseOf(work));
}
