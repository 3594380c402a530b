import type { MiddlewareHandler } from "hono";
import { isLoopback } from "#platform/network/loopback.ts";
import { refuse } from "./api-error.ts";
import { callsWithApiKey } from "./api-key-request.ts";
import type { HttpBindings } from "./bindings.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Lets pages of our own origin change things, and programs that are no browser, but no other site's pages.
 * After OWASP's CSRF cheat sheet: Sec-Fetch-Site first, Origin always when it is there, and a cookie never without one.
 */
export function originGate(publicUrl: URL): MiddlewareHandler<HttpBindings> {
  const origins = ownOrigins(publicUrl);
  return async function gateOrigin(c, next) {
    if (safeMethods.has(c.req.method)) return next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    if (origin !== undefined && !origins.has(origin)) {
      return refuse(c, { code: "FORBIDDEN" }, strangerText(publicUrl));
    }
    if (site !== undefined && site !== "same-origin" && site !== "none") {
      return refuse(c, { code: "FORBIDDEN" }, strangerText(publicUrl));
    }
    const fromBrowser = origin !== undefined || site !== undefined;
    if (!fromBrowser && c.req.header("cookie") !== undefined && !callsWithApiKey(c)) {
      return refuse(c, { code: "FORBIDDEN" }, "A request with a cookie must name its Origin.");
    }
    return next();
  };
}

/** The configured origin; on this machine under each of its names. */
function ownOrigins({ origin, protocol, hostname, port }: URL): Set<string> {
  if (!isLoopback(hostname)) return new Set([origin]);
  return new Set(
    [hostname, "localhost", "127.0.0.1", "[::1]"].map(
      (name) => new URL(`${protocol}//${name}:${port}`).origin,
    ),
  );
}

function strangerText({ origin }: URL): string {
  return `This server takes changes from pages at ${origin} only. Open it there, or set PUBLIC_URL to the address you use.`;
}
