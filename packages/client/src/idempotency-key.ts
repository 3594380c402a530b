import type { Operation, OperationContext } from "@trpc/client";

/**
 * Whether the server does the call once for a key. It keeps no answers about passwords, keys, webhooks and sessions:
 * they are secrets.
 *
 * @example
 * takesKey({ type: "mutation", path: "tasks.create" }); // true
 */
export function takesKey({ type, path }: Pick<Operation, "type" | "path">): boolean {
  const isSecret = /^(?:auth|apiKeys|sessions|webhooks)\./.test(path) || path === "users.deleteMe";
  return type === "mutation" && !isSecret;
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
