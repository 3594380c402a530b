import { Resolver } from "node:dns/promises";
import { readFile } from "node:fs/promises";
import { isIP } from "node:net";

export type ResolvedAddress = { address: string; family: number };

export type NameLookup = (hostname: string) => Promise<ResolvedAddress[]>;

type Options = {
  /** Addresses with ports; those of the system where none are given. */
  servers?: string[];
  /** How long a name server may take. */
  timeoutMs?: number;
  hostsFile?: string;
};

/**
 * Looks names up in the hosts file, then by DNS; none where it is in neither. The system's own look-up would take one
 * of four threads, which files need too, for as long as whoever runs the name's server likes.
 */
export function createNameLookup({
  servers,
  timeoutMs = 4_000,
  hostsFile = "/etc/hosts",
}: Options = {}): NameLookup {
  return async (hostname) => {
    const known = await readHosts(hostsFile, hostname);
    return known.length > 0 ? known : askServers(hostname);
  };

  async function askServers(hostname: string): Promise<ResolvedAddress[]> {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
    if (servers) resolver.setServers(servers);
    const cutOff = setTimeout(() => resolver.cancel(), timeoutMs);
    const found = await Promise.allSettled([
      resolver.resolve4(hostname).then(inFamily(4)),
      resolver.resolve6(hostname).then(inFamily(6)),
    ]);
    clearTimeout(cutOff);
    return found.flatMap((family) => (family.status === "fulfilled" ? family.value : []));
  }
}

async function readHosts(file: string, hostname: string): Promise<ResolvedAddress[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [address = "", ...names] = line.replace(/#.*/, "").trim().split(/\s+/);
    const isNamed = names.some((name) => name.toLowerCase() === hostname.toLowerCase());
    return isNamed ? [{ address, family: isIP(address) }] : [];
  });
}

function inFamily(family: number) {
  return (addresses: string[]) => addresses.map((address) => ({ address, family }));
}
