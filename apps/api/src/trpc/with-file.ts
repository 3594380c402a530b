import type { SpooledFile } from "#platform/spool/spool-file.ts";
import type { Context } from "./context.ts";
import { keyUseOf, noteKeyUse } from "./key-use.ts";

type Call = { ctx: Pick<Context, "receiveFile"> };

/**
 * A procedure that takes a file where the request brings one. It is received whole before anything else is done, and
 * only from who may call, so that nothing is held or begun for a client that is slow or never gets to the end.
 */
export function withFile<Options extends Call, Output>(
  work: (options: Options & { file: SpooledFile | null }) => Promise<Output>,
): (options: Options) => Promise<Output> {
  const workWithFile = async (options: Options) => {
    await using file = (await options.ctx.receiveFile?.()) ?? null;
    return await work({ ...options, file });
  };
  return noteKeyUse(workWithFile, keyUseOf(work));
}
