import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter as Router } from "#router/app-router";

/**
 * All procedures there are, for tools that are typed by a tRPC router.
 *
 * @example
 * ```ts
 * import type { AppRouter } from "@tenon/client";
 * import { createTRPCContext } from "@trpc/tanstack-react-query";
 *
 * export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();
 * ```
 */
export type AppRouter = Router;

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
