/** What a mutation does about an `Idempotency-Key`. */
export type KeyUse = "none" | "optional" | "required";

const uses = new WeakMap<object, KeyUse | undefined>();

/** Notes it at the function that does the work, for whoever describes the procedure. */
export function noteKeyUse<Work extends object>(work: Work, use: KeyUse | undefined): Work {
  uses.set(work, use);
  return work;
}

/** Undefined when nothing was noted. */
export function keyUseOf(work: object): KeyUse | undefined {
  return uses.get(work);
}
