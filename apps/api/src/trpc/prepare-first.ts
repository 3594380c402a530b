import { keyUseOf, noteKeyUse } from "./key-use.ts";

/** A procedure that first does what takes long and changes nothing, while no transaction is under way yet. */
export function prepareFirst<Options extends object, Prepared, Output>(
  prepare: (options: Options) => Promise<Prepared>,
  work: (options: Options & { prepared: Prepared }) => Promise<Output>,
): (options: Options) => Promise<Output> {
  const workPrepared = async (options: Options) =>
    work({ ...options, prepared: await prepare(options) });
  return noteKeyUse(workPrepared, keyUseOf(work));
}
