import type { Actor } from "#actor.ts";
import type { Context } from "./context.ts";

type Call = { ctx: Pick<Context, "idempotent"> & { actor: Actor }; input: unknown; path: string };

/**
 * A mutation that is done once for an `Idempotency-Key`, and answers the same when it is called with it again.
 * With `required`, it is refused without one.
 */
export function once<Options extends Call, Output>(
  mutate: (options: Options) => Promise<Output>,
  { required = false } = {},
): (options: Options) => Promise<Output> {
  return (options) => {
    const { ctx, input, path } = options;
    return ctx.idempotent({ userId: ctx.actor.userId, path, input, required }, () =>
      mutate(options),
    );
  };
}
