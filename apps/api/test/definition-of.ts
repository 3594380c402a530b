import { keyUseOf } from "#trpc/key-use.ts";
import type { TestApp } from "./create-test-app.ts";

export function isMutation(app: TestApp, path: string): boolean {
  return Reflect.get(definitionOf(app, path), "type") === "mutation";
}

/** Whether it is done once for an `Idempotency-Key`. */
export function takesKey(app: TestApp, path: string): boolean {
  const resolver: unknown = Reflect.get(definitionOf(app, path), "resolver");
  return typeof resolver === "function" && (keyUseOf(resolver) ?? "none") !== "none";
}

/** What tRPC keeps of a procedure: its type, meta and schemas. */
export function definitionOf({ container }: TestApp, path: string): object {
  const procedure: unknown = Reflect.get(container.router._def.procedures, path);
  if (typeof procedure !== "function" || !("_def" in procedure)) {
    throw new TypeError(`${path} is no procedure`);
  }
  const definition = procedure._def;
  if (typeof definition !== "object" || definition === null) {
    throw new TypeError(`${path} has no definition`);
  }
  return definition;
}
