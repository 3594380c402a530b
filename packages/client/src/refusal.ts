import type { AppRouter } from "#router/app-router";
import type { ErrorReason } from "#router/schemas/errors";
import type {
  anyCall,
  anyMutation,
  anySignedCall,
  OwnRefusalCode,
  ProcedurePath as Path,
} from "#router/schemas/refusals";
import type { RouterOutputs } from "./router-types.ts";
import { isTenonError } from "./tenon-error.ts";

/**
 * A procedure by its router and its name, as it is called.
 *
 * @example
 * ```ts
 * import type { ProcedurePath } from "@tenon/client";
 *
 * const slow = new Set<ProcedurePath>(["users.exportMe", "tasks.importCsv"]);
 * ```
 */
export type ProcedurePath = Path;

/**
 * What a procedure may refuse a call with: a union told apart by `code`, with the data that belongs to each code.
 * The row of STALE_VERSION has the type the procedure answers.
 *
 * @example
 * ```ts
 * import type { Refusal } from "@tenon/client";
 *
 * function describe(refusal: Refusal<"orders.place">): string {
 *   if (refusal.code === "OUT_OF_STOCK") return `${refusal.available.length} products are short.`;
 *   return refusal.code;
 * }
 * ```
 */
export type Refusal<Called extends ProcedurePath> = Reason<RefusalCode<Called>, OutputOf<Called>>;

/**
 * Why Tenon refused a call of this procedure; undefined when the error is another one.
 * A server that is newer than this package may know further codes: leave them a way in what you write.
 *
 * @example
 * ```ts
 * import { refusalOf } from "@tenon/client";
 *
 * try {
 *   await tenon.tasks.update.mutate({ id, version, completed: true });
 * } catch (error) {
 *   const refusal = refusalOf("tasks.update", error);
 *   if (refusal?.code !== "STALE_VERSION") throw error;
 *   console.log("It is now called", refusal.current.title);
 * }
 * ```
 */
export function refusalOf<Called extends ProcedurePath>(
  path: Called,
  error: unknown,
): Refusal<Called> | undefined {
  return isRefusalOf(path, error) ? error.data.reason : undefined;
}

type Reason<Code, Row> = Code extends "STALE_VERSION"
  ? { code: Code; current: Row }
  : Extract<ErrorReason, { code: Code }>;

type RefusalCode<Called extends ProcedurePath> =
  | OwnRefusalCode<Called>
  | (typeof anyCall)[number]
  | (typeof anySignedCall)[number]
  | (KindOf<Called> extends "mutation" ? (typeof anyMutation)[number] : never);

type Procedures = AppRouter["_def"]["record"];

type KindOf<Called extends ProcedurePath> = Called extends `${infer Router extends
  keyof Procedures}.${infer Name}`
  ? Procedures[Router][Name & keyof Procedures[Router]] extends { _def: { type: infer Kind } }
    ? Kind
    : never
  : never;

type OutputOf<Called extends ProcedurePath> = Called extends `${infer Router extends
  keyof RouterOutputs}.${infer Name}`
  ? RouterOutputs[Router][Name & keyof RouterOutputs[Router]]
  : never;

function isRefusalOf<Called extends ProcedurePath>(
  path: Called,
  error: unknown,
): error is { data: { reason: Refusal<Called> } } {
  return isTenonError(error) && error.data.path === path;
}
