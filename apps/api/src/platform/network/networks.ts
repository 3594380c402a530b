import { BlockList, isIP, isIPv4 } from "node:net";

/** Whether a text is an address, or a network like 10.0.0.0/8. */
export function isNetwork(entry: string): boolean {
  const [address = "", prefix = "0", ...rest] = entry.split("/");
  const longest = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest;
}

/** Tells whether an address is one of these, or in one of these networks. */
export function networkMatcher(networks: string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of networks) add(list, entry);
  return (address) => list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

function add(list: BlockList, entry: string): void {
  const [address = "", prefix] = entry.split("/");
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}
