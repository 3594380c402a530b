import type { Actor } from "#actor.ts";
import type { SpooledFile } from "#platform/spool/spool-file.ts";
import type { Context, OnceOptions } from "./context.ts";
import { noteKeyUse } from "./key-use.ts";

type Call = {
  ctx: Pick<Context, "idempotent"> & { actor: Actor };
  input: unknown;
  path: string;
  file?: SpooledFile | null;
};

/** A mutation that is done once for an `Idempotency-Key`, and answers the same when it is called with it again. */
export function once<Options extends Call, Output>(
  mutate: (options: Options) => Promise<Output>,
  { required = false, long = false, secret = false }: Partial<OnceOptions> = {},
): (options: Options) => Promise<Output> {
  const mutateOnce = (options: Options) => {
    const { ctx, path, file } = options;
    const input = file ? { input: options.input, sha256: file.sha256 } : options.input;
    const call = { userId: ctx.actor.userId, path, input, required, long, secret };
    return ctx.idempotent(call, () => mutate(options));
  };
  return noteKeyUse(mutateOnce, required ? "required" : "optional");
}

/**
 * The same for a change whose answer is too much to keep: of a few words on what was done, which are kept, the answer
 * is read each time.
 */
export function onceAndRead<Options extends Call, Done, Output>(
  change: (options: Options) => Promise<Done>,
  read: (options: Options, done: Done) => Promise<Output>,
): (options: Options) => Promise<Output> {
  const changeOnce = once(change);
  const changeAndRead = async (options: Options) => read(options, await changeOnce(options));
  return noteKeyUse(changeAndRead, "optional");
}

/** A mutation that is done whenever it is called, so an `Idempotency-Key` is refused rather than passed over. */
export function everyTime<
  Options extends { ctx: Pick<Context, "refuseKey">; path: string },
  Output,
>(mutate: (options: Options) => Promise<Output>): (options: Options) => Promise<Output> {
  const mutateEveryTime = async (options: Options) => {
    options.ctx.refuseKey(options.path);
    return mutate(options);
  };
  return noteKeyUse(mutateEveryTime, "none");
}
