import type { Context } from "hono";
import { isApiKey } from "#platform/tokens/api-key-secrets.ts";
import { bearerToken } from "#trpc/bearer-token.ts";
import type { HttpBindings } from "./bindings.ts";

/** Whether a request calls with an API key: then the key alone decides, and cookies beside it say nothing. */
export function callsWithApiKey(c: Context<HttpBindings>): boolean {
  return isApiKey(bearerToken(c.req.header("authorization")) ?? "");
}
