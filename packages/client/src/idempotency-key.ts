import type { Operation, OperationContext } from "@trpc/client";

/** What is done whenever it is called, and refused with a key: it would end what it is called with, or keep a secret. */
const keyless: ReadonlySet<string> = new Set([
  "apiKeys.create",
  "auth.changeEmail",
  "auth.changePassword",
  "auth.confirmEmail",
  "auth.forgotPassword",
  "auth.login",
  "auth.logout",
  "auth.logoutAll",
  "auth.refresh",
  "auth.register",
  "auth.resetPassword",
  "auth.verifyEmail",
  "users.deleteMe",
]);

/**
 * Whether the server does the call once for a key, as the contract says of each mutation.
 *
 * @example
 * takesKey({ type: "mutation", path: "tasks.create" }); // true
 */
export function takesKey({ type, path }: Pick<Operation, "type" | "path">): boolean {
  return type === "mutation" && !keyless.has(path);
}

/**
 * Gives each call a key, the same for each of its tries: `context.idempotencyKey` or one of its own.
 *
 * @example
 * const keys = createIdempotencyKeys();
 * httpLink({ url, headers: ({ op }) => keys(op) });
 */
export function createIdempotencyKeys(): (call: Operation) => Record<string, string> {
  const keys = new WeakMap<OperationContext, string>();
  return ({ context }) => ({ "idempotency-key": keyOf(context) });

  function keyOf(context: OperationContext): string {
    const given = context["idempotencyKey"];
    if (typeof given === "string") return given;
    const key = keys.get(context) ?? crypto.randomUUID();
    keys.set(context, key);
    return key;
  }
}
