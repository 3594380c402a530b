import { describe, expect, it } from "vitest";
import { createDestinations } from "./destinations.ts";
import type { ResolvedAddress } from "./name-lookup.ts";

const notFound = "It can’t be found on the internet.";
const notPrivate = "Must be on the internet, not in a private network.";

function destinations(addresses: string[] = [], privateNetworks: string[] = []) {
  const found: ResolvedAddress[] = addresses.map((address) => ({
    address,
    family: address.includes(":") ? 6 : 4,
  }));
  return createDestinations({ privateNetworks, httpsOnly: false, lookUp: async () => found });
}

describe("an address that is written as one", () => {
  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a00:1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001::1]",
    "[2001:db8::1]",
    "[fc00::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "localhost",
    "localhost.",
    "api.localhost",
  ])("%s is refused", async (host) => {
    const url = new URL(`http://${host}/`);
    expect(destinations(["93.184.216.34"]).refusalOf(url)).toBe(notPrivate);
    await expect(destinations(["93.184.216.34"]).resolve(url)).rejects.toThrow(notPrivate);
  });

  it.each(["93.184.216.34", "[2606:2800:220:1::1]", "[::ffff:93.184.216.34]"])(
    "%s is on the internet",
    async (host) => {
      const url = new URL(`https://${host}/`);
      expect(destinations().refusalOf(url)).toBeNull();
      expect(await destinations().resolve(url)).toHaveLength(1);
    },
  );

  it("is permitted where an operator allowed its network, and no other", () => {
    const allowing = destinations([], ["10.1.0.0/16", "fd00::/8"]);
    expect(allowing.refusalOf(new URL("http://10.1.2.3/"))).toBeNull();
    expect(allowing.refusalOf(new URL("http://[::ffff:10.1.2.3]/"))).toBeNull();
    expect(allowing.refusalOf(new URL("http://[fd00::1]/"))).toBeNull();
    expect(allowing.refusalOf(new URL("http://10.2.0.1/"))).toBe(notPrivate);
    expect(allowing.refusalOf(new URL("http://localhost/"))).toBe(notPrivate);
  });
});

describe("a name", () => {
  const url = new URL("https://example.com/");

  it("is refused when one of its addresses is private", async () => {
    for (const addresses of [
      ["93.184.216.34", "10.0.0.1"],
      ["::ffff:10.0.0.1"],
      ["fe80::1%eth0"],
    ]) {
      await expect(destinations(addresses).resolve(url)).rejects.toThrow(notFound);
    }
  });

  it("is refused in the same words when it has no address", async () => {
    await expect(destinations([]).resolve(url)).rejects.toThrow(notFound);
  });

  it("stands for all of its addresses on the internet", async () => {
    const addresses = ["93.184.216.34", "2606:2800:220:1::1"];
    const found = await destinations(addresses).resolve(url);
    expect(found.map(({ address }) => address)).toEqual(addresses);
  });
});

it("refuses user and password, other schemes, and http where https is wanted", () => {
  const refusalOf = (text: string) => destinations().refusalOf(new URL(text));
  expect(refusalOf("https://user@example.com/")).toBe("Must not contain a user or a password.");
  expect(refusalOf("ftp://example.com/")).toBe("Must begin with http:// or https://.");
  const strict = createDestinations({ privateNetworks: [], httpsOnly: true });
  expect(strict.refusalOf(new URL("http://example.com/"))).toBe("Must begin with https://.");
});
