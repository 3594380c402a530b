import type { ListProductsInput } from "@tenon/schemas/products";
import type { Actor } from "#actor.ts";

/** What is not for sale is for administrators to see. */
export function maySee({ role }: Actor, { isActive }: { isActive: boolean }): boolean {
  return isActive || role === "admin";
}

export function visible({ role }: Actor, input: ListProductsInput): ListProductsInput {
  return role === "admin" ? input : { ...input, isActive: true };
}
