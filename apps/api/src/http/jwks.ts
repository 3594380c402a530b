import { Hono } from "hono";
import type { SigningKeys } from "#platform/tokens/signing-keys.ts";
import type { HttpBindings } from "./bindings.ts";

/** The public halves of the keys that sign access tokens (RFC 7517), for others who check them. */
export function jwksRoute(keys: Pick<SigningKeys, "publicSet">): Hono<HttpBindings> {
  const routes = new Hono<HttpBindings>();
  routes.get("/.well-known/jwks.json", async (c) =>
    c.json(await keys.publicSet(), 200, { "Cache-Control": "public, max-age=60" }),
  );
  return routes;
}
