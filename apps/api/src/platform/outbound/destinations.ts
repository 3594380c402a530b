import ipaddr from "ipaddr.js";
import { networkMatcher } from "#platform/network/networks.ts";
import { createNameLookup, type NameLookup, type ResolvedAddress } from "./name-lookup.ts";

/** Where others may have us send something: to the internet, and to networks that an operator allowed. */
export type Destinations = {
  /** What stands against a URL as it is written; null when nothing does. */
  refusalOf(url: URL): string | null;
  /** The addresses of a host, each of them permitted; throws a `DestinationError` otherwise. */
  resolve(url: URL): Promise<ResolvedAddress[]>;
};

/** Nothing is sent there; the message is for whoever gave the address. */
export class DestinationError extends Error {
  override readonly name = "DestinationError";
}

type Options = {
  /** Networks that may be reached although they are private. */
  privateNetworks: string[];
  httpsOnly: boolean;
  lookUp?: NameLookup;
};

export function createDestinations({
  privateNetworks,
  httpsOnly,
  lookUp = createNameLookup(),
}: Options): Destinations {
  const isAllowed = networkMatcher(privateNetworks);

  return {
    refusalOf,
    async resolve(url) {
      const refusal = refusalOf(url);
      if (refusal !== null) throw new DestinationError(refusal);
      const hostname = hostOf(url);
      if (ipaddr.isValid(hostname)) return [addressOf(hostname)];
      const addresses = await lookUp(hostname).catch(() => []);
      const isReachable = addresses.every(({ address }) => isPermitted(address));
      if (isReachable && addresses.length > 0) return addresses;
      // The same for a name that is not there and for one inside, or members would learn which there are.
      throw new DestinationError("It can’t be found on the internet.");
    },
  };

  function refusalOf(url: URL): string | null {
    if (url.protocol !== "https:" && (httpsOnly || url.protocol !== "http:")) {
      return httpsOnly ? "Must begin with https://." : "Must begin with http:// or https://.";
    }
    if (url.username !== "" || url.password !== "") return "Must not contain a user or a password.";
    const hostname = hostOf(url);
    const isOwn = isLocalName(hostname) && !["127.0.0.1", "::1"].every(isPermitted);
    if (isOwn || (ipaddr.isValid(hostname) && !isPermitted(hostname))) {
      return "Must be on the internet, not in a private network.";
    }
    return null;
  }

  function isPermitted(text: string): boolean {
    const { address } = addressOf(text);
    return isPublic(address) || isAllowed(address);
  }
}

/** Of IPv6, only what is given out on the internet: neither what stands for an IPv4 address nor what is reserved. */
function isPublic(text: string): boolean {
  const address = ipaddr.process(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(ipaddr.IPv6.parse("2000::"), 3);
}

/** An IPv4 address in the dress of an IPv6 one is that IPv4 address. */
function addressOf(text: string): ResolvedAddress {
  const address = ipaddr.process(text.replace(/%.*$/, ""));
  return { address: address.toString(), family: address.kind() === "ipv4" ? 4 : 6 };
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.+)\]$/, "$1").replace(/\.$/, "");
}

function isLocalName(hostname: string): boolean {
  return /(?:^|\.)localhost$/i.test(hostname);
}
