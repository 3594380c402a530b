/** What a mutation does about an `Idempotency-Key`. */
export type KeyUse = "none" | "optional" | "required";

const uses = new WeakMap<object, KeyUse>();

/** Notes it at the function that does the work, for whoever describes the procedure. */
export function noteKeyUse<Work extends object>(work: Work, use: KeyUse): Work {
  uses.set(work, use);
  return work;
}

export function keyUseOf(work: object): KeyUse {
  return uses.get(work) ?? "none";
}
