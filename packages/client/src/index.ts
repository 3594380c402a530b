export type { AppRouter } from "#router/app-router";
export type { RouterInputs, RouterOutputs } from "./router-types.ts";
