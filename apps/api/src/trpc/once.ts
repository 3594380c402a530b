import type { Actor } from "#actor.ts";
import type { SpooledFile } from "#platform/spool/spool-file.ts";
import type { Context } from "./context.ts";
import { noteKeyUse } from "./key-use.ts";

type Call = {
  ctx: Pick<Context, "idempotent"> & { actor: Actor };
  input: unknown;
  path: string;
  file?: SpooledFile | null;
};

/**
 * A mutation that is done once for an `Idempotency-Key`, and answers the same when it is called with it again.
 * With `required`, it is refused without one. A `long` one may take a minute.
 */
export function once<Options extends Call, Output>(
  mutate: (options: Options) => Promise<Output>,
  { required = false, long = false } = {},
): (options: Options) => Promise<Output> {
  const mutateOnce = (options: Options) => {
    const { ctx, path, file } = options;
    const input = file ? { input: options.input, sha256: file.sha256 } : options.input;
    return ctx.idempotent({ userId: ctx.actor.userId, path, input, required, long }, () =>
      mutate(options),
    );
  };
  return noteKeyUse(mutateOnce, required ? "required" : "optional");
}
