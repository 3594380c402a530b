import { AppError } from "#platform/errors/app-error.ts";
import type { Idempotency } from "#platform/idempotency/idempotency.ts";
import type { Context } from "#trpc/context.ts";

type Options = { key: string | undefined; idempotency: Idempotency; headers: Headers };

/** Does a call once for the request's `Idempotency-Key`, and says in a header when the answer is the one of before. */
export function keyedBy({
  key,
  idempotency,
  headers,
}: Options): Pick<Context, "idempotent" | "refuseKey"> {
  return {
    async idempotent({ required, ...call }, work) {
      if (key === undefined) {
        if (required) {
          throw refused(`${call.path} needs an Idempotency-Key, so that it is done once.`);
        }
        return work();
      }
      if (!/^[!-~]{1,255}$/.test(key)) {
        throw refused("The Idempotency-Key must be 1 to 255 visible ASCII characters.");
      }
      const { output, replayed } = await idempotency.run({ ...call, key }, work);
      if (replayed) headers.set("Idempotency-Replayed", "true");
      return output;
    },
    refuseKey(path) {
      if (key === undefined) return;
      throw refused(`${path} takes no Idempotency-Key: it is done whenever it is called.`);
    },
  };
}

function refused(message: string): AppError {
  return new AppError({ code: "VALIDATION_FAILED", issues: [] }, { message });
}
