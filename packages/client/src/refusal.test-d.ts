import { expectTypeOf, it } from "vitest";
import { type Refusal, refusalOf } from "./refusal.ts";
import type { RouterOutputs } from "./router-types.ts";

type Task = RouterOutputs["tasks"]["update"];

it("knows the codes of each procedure, and the row that belongs to a stale version", () => {
  const refusal = refusalOf("tasks.update", new Error("Refused."));
  expectTypeOf(refusal).toEqualTypeOf<Refusal<"tasks.update"> | undefined>();
  if (refusal?.code === "STALE_VERSION") expectTypeOf(refusal.current).toEqualTypeOf<Task>();
  expectTypeOf<Refusal<"orders.place">["code"]>().toEqualTypeOf<
    | "OUT_OF_STOCK"
    | "PRICE_CHANGED"
    | "VALIDATION_FAILED"
    | "RATE_LIMITED"
    | "UNAVAILABLE"
    | "INTERNAL"
    | "UNAUTHENTICATED"
    | "FORBIDDEN"
    | "CONFLICT"
    | "IDEMPOTENCY_KEY_REUSED"
  >();
  expectTypeOf<Refusal<"tasks.list">["code"]>().not.toEqualTypeOf<"CONFLICT">();
  expectTypeOf<Extract<Refusal<"tasks.list">, { code: "CONFLICT" }>>().toBeNever();
});

it("takes procedures that there are", () => {
  // @ts-expect-error There is no such procedure.
  refusalOf("tasks.destroy", null);
});
