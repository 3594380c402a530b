import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { HttpBindings } from "./bindings.ts";
import { originGate } from "./origin-gate.ts";

const own = "https://tenon.example.com";

function appAt(publicUrl: string): Hono<HttpBindings> {
  const app = new Hono<HttpBindings>();
  app.use(originGate(new URL(publicUrl)));
  app.all("*", (c) => c.text("passed"));
  return app;
}

async function statusOf(
  publicUrl: string,
  headers: Record<string, string>,
  method = "POST",
): Promise<number> {
  return (await appAt(publicUrl).request("/trpc/auth.refresh", { method, headers })).status;
}

const cookie = "__Host-tenon-refresh=abc";

describe("originGate", () => {
  it.each<Record<string, string>>([
    { origin: own },
    { origin: own, "sec-fetch-site": "same-origin", cookie },
    { "sec-fetch-site": "same-origin", cookie },
    { "sec-fetch-site": "none", cookie },
  ])("lets a page of our own origin through: %o", async (headers) => {
    expect(await statusOf(own, headers)).toBe(200);
  });

  it.each<Record<string, string>>([
    {},
    { authorization: "Bearer x" },
    { "content-type": "application/json", "user-agent": "curl" },
  ])("lets a program through that is no browser and has no cookie: %o (F5)", async (headers) => {
    expect(await statusOf(own, headers)).toBe(200);
  });

  const foreignOrigins = [
    "https://evil.example",
    "null",
    "",
    "http://tenon.example.com",
    "https://tenon.example.com:8443",
    "https://tenon.example.com.evil.example",
    "https://eviltenon.example.com",
    "https://sub.tenon.example.com",
    "https://TENON.example.com",
    "https://tenon.example.com/",
    `${own}, https://evil.example`,
  ];

  it.each(foreignOrigins)(
    "refuses a page of the origin %j, with a cookie and without (F4)",
    async (origin) => {
      expect(await statusOf(own, { origin })).toBe(403);
      expect(await statusOf(own, { origin, cookie })).toBe(403);
    },
  );

  it.each([
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
  ])("refuses a foreign page that sends %s (F4)", async (type) => {
    expect(
      await statusOf(own, { origin: "https://evil.example", "content-type": type, cookie }),
    ).toBe(403);
  });

  it.each(["cross-site", "same-site", "unheard-of", ""])(
    "refuses what a browser calls %j (F6)",
    async (site) => {
      expect(await statusOf(own, { "sec-fetch-site": site, cookie })).toBe(403);
      expect(await statusOf(own, { "sec-fetch-site": site, origin: own, cookie })).toBe(403);
      expect(await statusOf(own, { "sec-fetch-site": site })).toBe(403);
    },
  );

  it("refuses a foreign origin that a browser calls our own, as after DNS rebinding (F4)", async () => {
    const headers = {
      "sec-fetch-site": "same-origin",
      origin: "http://rebound.example:3000",
      cookie,
    };
    expect(await statusOf("http://localhost:3000", headers)).toBe(403);
  });

  it("lets a program with an API key through, whatever cookie it has: the key decides (I3)", async () => {
    const authorization = "Bearer tenon_abc";
    expect(await statusOf(own, { authorization, cookie })).toBe(200);
    expect(await statusOf(own, { authorization: "Bearer abc", cookie })).toBe(403);
    const origin = "https://evil.example";
    expect(await statusOf(own, { authorization, cookie, origin })).toBe(403);
  });

  it("refuses a cookie that comes without saying from where (F4)", async () => {
    const response = await appAt(own).request("/trpc/auth.refresh", {
      method: "POST",
      headers: { cookie },
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("A request with a cookie must name its Origin.");
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])("guards %s (F4)", async (method) => {
    expect(await statusOf(own, { origin: "https://evil.example" }, method)).toBe(403);
  });

  it.each(["GET", "HEAD", "OPTIONS"])("lets %s through, which changes nothing", async (method) => {
    expect(
      await statusOf(
        own,
        { origin: "https://evil.example", "sec-fetch-site": "cross-site", cookie },
        method,
      ),
    ).toBe(200);
  });

  it.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "knows this machine by each of its names: %s",
    async (origin) => {
      expect(await statusOf("http://localhost:3000", { origin })).toBe(200);
      expect(await statusOf("http://127.0.0.1:3000", { origin })).toBe(200);
      expect(await statusOf(own, { origin })).toBe(403);
    },
  );

  it.each(["http://tenon.localhost:3000", "http://127.0.0.2:3000"])(
    "takes its own pages under a further name of this machine: %s",
    async (origin) => expect(await statusOf(origin, { origin })).toBe(200),
  );

  it.each([
    "http://localhost:3001",
    "https://localhost:3000",
    "http://localhost",
    "http://localhost.evil.example:3000",
  ])("does not take %s for this server", async (origin) => {
    expect(await statusOf("http://localhost:3000", { origin })).toBe(403);
  });

  it("says in words where to open the page, and quotes nothing of the stranger", async () => {
    const response = await appAt(own).request("/x", {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect(response.headers.get("content-type")).toBe("application/json");
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({
      error: {
        json: {
          message: expect.stringContaining(own),
          data: { httpStatus: 403, reason: { code: "FORBIDDEN" } },
        },
      },
    });
    expect(body).not.toContain("evil.example");
  });

  it("gives nobody leave to read across origins (F7)", async () => {
    for (const origin of [own, "https://evil.example", "null"]) {
      const response = await appAt(own).request("/x", { method: "OPTIONS", headers: { origin } });
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
    }
  });
});
