import { TRPCError } from "@trpc/server";
import type { Handler } from "hono";
import type { HttpBindings } from "#http/bindings.ts";
import { mediaType } from "#http/media-type.ts";
import { OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";
import type { Procedures } from "./serve-operation.ts";
import { readTokenRequest, type TokenRequest } from "./token-request.ts";

/** OAuth's token endpoint for its password and refresh grants (RFC 6749): signs in and refreshes as the procedures do. */
export function tokenEndpoint({ router, createContext }: Procedures): Handler<HttpBindings> {
  return async function giveToken(c) {
    c.header("Cache-Control", "no-store");
    c.header("Pragma", "no-cache");
    const caller = router.createCaller(
      createContext(c, { headers: new Headers(), streams: false }),
    );
    try {
      if (mediaType(c) !== "application/x-www-form-urlencoded") {
        throw new OAuthRefusal("invalid_request", "Send the parameters as a form.");
      }
      if (c.req.header("idempotency-key") !== undefined) {
        throw new OAuthRefusal("invalid_request", "No Idempotency-Key is taken here.");
      }
      const request = readTokenRequest(await c.req.text());
      const { accessToken, expiresIn, refreshToken } = await grant(request);
      return c.json({
        access_token: accessToken,
        token_type: "Bearer",
        expires_in: expiresIn,
        refresh_token: refreshToken,
      });
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      if (error.retryAfter !== undefined) c.header("Retry-After", String(error.retryAfter));
      return c.json({ error: error.error, error_description: error.message }, error.status);
    }

    async function grant(request: TokenRequest) {
      try {
        return await (request.grantType === "password"
          ? caller.auth.login({ email: request.username, password: request.password })
          : caller.auth.refresh({ refreshToken: request.refreshToken }));
      } catch (error) {
        throw error instanceof TRPCError ? oauthRefusal(error, request) : error;
      }
    }
  };
}
