import { isIPv4, isIPv6, SocketAddress } from "node:net";
import { networkMatcher } from "#platform/network/networks.ts";

/** Tells who is at the other end, seen through the proxies that are trusted to say so. */
export type ClientAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
) => string;

const unknown = "unknown";

/**
 * Walks X-Forwarded-For from the right as long as trusted proxies speak; with none configured the header has no effect.
 * An IPv6 address counts as its /64, since one customer is given at least that many.
 */
export function createClientAddress(trustedProxies: string[]): ClientAddress {
  const isTrusted = networkMatcher(trustedProxies);

  return (socketAddress, forwardedFor) => {
    let address = normalize(socketAddress);
    const hops = forwardedFor?.split(",") ?? [];
    while (address !== unknown && isTrusted(address) && hops.length > 0) {
      address = normalize(hops.pop()?.trim());
    }
    return bucket(address);
  };
}

/** One spelling of an address; a port or an interface that comes with it is dropped. */
function normalize(address: string | undefined): string {
  const bare =
    address?.replace(/^(\d+(?:\.\d+){3}):\d+$|^\[(.+)\](?::\d+)?$/, "$1$2").replace(/%.*$/, "") ??
    "";
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return unknown;
  const { address: canonical } = new SocketAddress({ address: bare, family: "ipv6" });
  return canonical.replace(/^::ffff:(?=\d+\.)/, "");
}

function bucket(address: string): string {
  if (!isIPv6(address)) return address;
  return `${expand(address).slice(0, 4).join(":")}::/64`;
}

function expand(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const gap = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...gap, ...right];
}
