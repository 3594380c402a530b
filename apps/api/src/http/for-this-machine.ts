import type { Context, MiddlewareHandler } from "hono";
import { isLoopback } from "#platform/network/loopback.ts";
import type { HttpBindings } from "./bindings.ts";
import { createClientAddress } from "./client-address.ts";

/** What only whoever sits at this machine may see; to everybody else there is nothing. */
export function forThisMachine(): MiddlewareHandler<HttpBindings> {
  return async function hideFromOthers(c, next) {
    if (!comesFromThisMachine(c)) return c.notFound();
    c.header("Cache-Control", "no-store");
    return next();
  };
}

const spelled = createClientAddress([]);

/**
 * By address, and by name too: a foreign page can have its own name lead here, and a tunnel's calls come from here.
 * A proxy that names others, or is called by another name, speaks for them.
 */
function comesFromThisMachine(c: Context<HttpBindings>): boolean {
  const listed = (name: string) => c.req.header(name)?.split(",") ?? [];
  const addresses = [c.env.incoming.socket.remoteAddress, ...listed("x-forwarded-for")];
  const hosts = [new URL(c.req.url).host, ...listed("x-forwarded-host")];
  return (
    c.req.header("forwarded") === undefined &&
    addresses.every((address) => isLoopbackAddress(spelled(address?.trim(), undefined))) &&
    hosts.every((host) => isLoopback(URL.parse(`http://${host.trim()}`)?.hostname ?? ""))
  );
}

/** An IPv6 address is spelled as its network; nobody but `::1` is in that of loopback. */
function isLoopbackAddress(address: string): boolean {
  return address.startsWith("127.") || address === "0:0:0:0::/64";
}
