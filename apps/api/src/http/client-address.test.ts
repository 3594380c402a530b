import { describe, expect, it } from "vitest";
import { createClientAddress } from "./client-address.ts";

describe("without trusted proxies", () => {
  const clientAddress = createClientAddress([]);

  it.each([undefined, "", "203.0.113.9", "203.0.113.9, 10.0.0.1", "127.0.0.1", "garbage", ",,,"])(
    "counts by the socket, whatever X-Forwarded-For says: %j (G4)",
    (forwardedFor) => {
      expect(clientAddress("192.0.2.1", forwardedFor)).toBe("192.0.2.1");
    },
  );

  it.each([undefined, "", "unix", "999.1.1.1", "1.2.3"])(
    "puts %j in one bucket with all that is unknown",
    (address) => {
      expect(clientAddress(address, undefined)).toBe("unknown");
      expect(clientAddress(address, "203.0.113.9")).toBe("unknown");
    },
  );
});

describe("behind trusted proxies", () => {
  const clientAddress = createClientAddress(["10.0.0.0/8", "192.0.2.7", "2001:db8:ffff::/48"]);

  it.each<[string, string | undefined, string]>([
    ["10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["192.0.2.7", " 203.0.113.9 ", "203.0.113.9"],
    ["::ffff:10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["2001:db8:ffff::1", "203.0.113.9", "203.0.113.9"],
    ["10.0.0.1", "203.0.113.9, 10.2.2.2, 192.0.2.7", "203.0.113.9"],
    ["10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"],
    ["10.0.0.1", "2001:db8::1", "2001:db8:0:0::/64"],
  ])("from %s with %j it is %s", (socket, forwardedFor, address) => {
    expect(clientAddress(socket, forwardedFor)).toBe(address);
  });

  it("believes no hop beyond the first that it does not trust (G4)", () => {
    expect(clientAddress("10.0.0.1", "198.51.100.1, 203.0.113.9")).toBe("203.0.113.9");
    expect(clientAddress("10.0.0.1", "10.9.9.9, 198.51.100.1, 203.0.113.9, 10.2.2.2")).toBe(
      "203.0.113.9",
    );
  });

  it("believes no header from a peer that it does not trust (G4)", () => {
    expect(clientAddress("198.51.100.1", "203.0.113.9")).toBe("198.51.100.1");
    expect(clientAddress("192.0.2.8", "203.0.113.9")).toBe("192.0.2.8");
  });

  it("drops the port that some proxies write after an address", () => {
    expect(clientAddress("10.0.0.1", "203.0.113.9:1234")).toBe("203.0.113.9");
    expect(clientAddress("10.0.0.1", "[2001:db8:1:2::9]:1234")).toBe("2001:db8:1:2::/64");
    expect(clientAddress("10.0.0.1", "[2001:db8:1:2::9]")).toBe("2001:db8:1:2::/64");
  });

  it("counts by the proxy itself when it says nothing, or names only proxies", () => {
    expect(clientAddress("10.0.0.1", undefined)).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", "10.0.0.2")).toBe("10.0.0.2");
  });

  it.each(["", "unknown", "_hidden", "999.9.9.9", "203.0.113.9:", "<script>", "x".repeat(10_000)])(
    "puts a client that a proxy calls %j in the one bucket of the unknown",
    (forwardedFor) => {
      expect(clientAddress("10.0.0.1", forwardedFor)).toBe("unknown");
    },
  );
});

describe("an IPv6 address", () => {
  const clientAddress = createClientAddress([]);

  it("counts as its /64, however it is written (G5)", () => {
    const addresses = Array.from(
      { length: 1000 },
      (_, host) => `2001:db8:1:2:${((host * 7919) % 65_536).toString(16)}::${host.toString(16)}`,
    );
    const written = [
      "2001:db8:1:2::",
      "2001:0DB8:0001:0002:0000:0000:0000:0001",
      "2001:db8:1:2::1%eth0",
    ];
    expect(
      new Set([...addresses, ...written].map((address) => clientAddress(address, undefined))),
    ).toEqual(new Set(["2001:db8:1:2::/64"]));
  });

  it.each([
    ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%lo", "fe80:0:0:0::/64"],
    ["1:2:3:4:5:6:7:8", "1:2:3:4::/64"],
  ])("%s counts as %s", (address, bucket) => {
    expect(clientAddress(address, undefined)).toBe(bucket);
  });

  it.each([
    "::ffff:192.0.2.1",
    "::FFFF:192.0.2.1",
    "::ffff:c000:201",
    "0:0:0:0:0:ffff:192.0.2.1",
    "0:0:0:0:0:ffff:c000:0201",
  ])("%s counts as the IPv4 address that it is (G5)", (address) => {
    expect(clientAddress(address, undefined)).toBe("192.0.2.1");
  });
});
