export { createTenonClient } from "./create-tenon-client.ts";
export { isTenonError } from "./tenon-error.ts";
export type { TenonClient, TenonClientOptions } from "./create-tenon-client.ts";
export type { Credential } from "./credential.ts";
export type { RouterInputs, RouterOutputs } from "./router-types.ts";
export type { TenonError } from "./tenon-error.ts";
export type { AppRouter } from "#router/app-router";
export type { ErrorCode, ErrorReason } from "#router/schemas/errors";
