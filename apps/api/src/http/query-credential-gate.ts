import type { MiddlewareHandler } from "hono";
import { isApiKey } from "#platform/tokens/api-key-secrets.ts";
import { refuse } from "./api-error.ts";
import type { HttpBindings } from "./bindings.ts";

const credentialNames = new Set(["apikey", "accesstoken", "authorization", "key", "token"]);

/** Refuses credentials in an address, good or not: addresses end up in logs, histories and referrers. */
export function queryCredentialGate(): MiddlewareHandler<HttpBindings> {
  return async function gateQueryCredential(c, next) {
    const { url } = c.req;
    const query = url.indexOf("?");
    if (query === -1 || !holdsCredential(new URLSearchParams(url.slice(query)))) return next();
    c.header("Cache-Control", "no-store");
    return refuse(c, { code: "UNAUTHENTICATED" }, sendHeader);
  };
}

function holdsCredential(query: URLSearchParams): boolean {
  return [...query.entries()].some(
    ([name, value]) => credentialNames.has(plain(name)) || isApiKey(value),
  );
}

/** As one name is spelled here and there: `api_key`, `apiKey`, `API-Key`. */
function plain(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}

const sendHeader =
  "A key or token in the address would be written down on its way. Send it in the header, as `Authorization: Bearer …`, and revoke the one that was sent.";
