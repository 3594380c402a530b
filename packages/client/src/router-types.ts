import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#router/app-router";

/**
 * What each procedure takes, by router and procedure.
 *
 * @example
 * ```ts
 * import type { RouterInputs } from "@tenon/client";
 *
 * type NewTask = RouterInputs["tasks"]["create"];
 * ```
 */
export type RouterInputs = inferRouterInputs<AppRouter>;

/**
 * What each procedure answers, by router and procedure.
 *
 * @example
 * ```ts
 * import type { RouterOutputs } from "@tenon/client";
 *
 * type Task = RouterOutputs["tasks"]["byId"];
 * ```
 */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
