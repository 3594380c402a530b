import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { RefreshCookie } from "#trpc/refresh-cookie.ts";
import type { HttpBindings } from "./bindings.ts";
import { createRefreshCookie } from "./refresh-cookie.ts";

const https = "https://tenon.example.com";
const local = "http://localhost:3000";

type Request = { publicUrl: string; cookie?: string; authorization?: string; streams?: boolean };

/** What `use` makes of the cookie of one request, and which cookies the answer sets. */
async function during<Result>(
  { publicUrl, streams = false, ...sent }: Request,
  use: (refreshCookie: RefreshCookie) => Result,
) {
  const results: Result[] = [];
  const headers = new Headers();
  const app = new Hono<HttpBindings>();
  app.get("/", (c) => {
    results.push(use(createRefreshCookie(c, { publicUrl: new URL(publicUrl), headers, streams })));
    return c.body(null, 204);
  });
  app.onError((error) => {
    throw error;
  });
  await app.request("/", { headers: sent });
  return { result: results[0], set: headers.getSetCookie() };
}

describe("the refresh cookie", () => {
  it("is bound to this very host behind https, and out of reach of scripts (B1)", async () => {
    const { set } = await during({ publicUrl: https }, (cookie) => cookie.write("abc", 3600));
    expect(set).toEqual([
      "__Host-tenon-refresh=abc; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
  });

  it.each([local, "http://127.0.0.1:3000", "http://[::1]:3000", "http://tenon.localhost"])(
    "has a plain name at %s, where not every browser allows the bound one (B1)",
    async (publicUrl) => {
      const { set } = await during({ publicUrl }, (cookie) => {
        cookie.assertWritable();
        cookie.write("abc", 3600);
      });
      expect(set).toEqual(["tenon-refresh=abc; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax"]);
    },
  );

  it("may be written behind https", async () => {
    await expect(
      during({ publicUrl: https }, (cookie) => cookie.assertWritable()),
    ).resolves.toEqual({ result: undefined, set: [] });
  });

  it.each([
    "http://tenon.example.com",
    "http://192.168.1.5:3000",
    "http://localhost.example.com",
    "http://notlocalhost",
  ])("is refused in words at %s (B1)", async (publicUrl) => {
    await expect(during({ publicUrl }, (cookie) => cookie.assertWritable())).rejects.toMatchObject({
      reason: { code: "FORBIDDEN" },
      message: expect.stringMatching(/without https.*PUBLIC_URL.*http:\/\/localhost/),
    });
  });

  it.each([https, local])(
    "is refused to a streamed call at %s, whose headers are gone",
    async (publicUrl) => {
      await expect(
        during({ publicUrl, streams: true }, (cookie) => cookie.assertWritable()),
      ).rejects.toMatchObject({
        reason: { code: "FORBIDDEN" },
        message: expect.stringContaining("httpBatchLink"),
      });
    },
  );

  it.each<[string, Request, string | null]>([
    ["there is none", { publicUrl: https }, null],
    ["it is ours", { publicUrl: https, cookie: "a=1; __Host-tenon-refresh=abc; b=2" }, "abc"],
    ["it is ours on this machine", { publicUrl: local, cookie: "tenon-refresh=abc" }, "abc"],
    [
      "a sub-domain planted the plain name (B3)",
      { publicUrl: https, cookie: "tenon-refresh=abc" },
      null,
    ],
    ["the name differs", { publicUrl: https, cookie: "x__Host-tenon-refresh=abc" }, null],
    ["it is empty", { publicUrl: https, cookie: "__Host-tenon-refresh=" }, ""],
  ])("reads what is there when %s", async (_name, request, value) => {
    expect((await during(request, (cookie) => cookie.read())).result).toBe(value);
  });

  it("is cleared under the attributes it was set with, when there is one", async () => {
    const { set } = await during(
      { publicUrl: https, cookie: "__Host-tenon-refresh=abc" },
      (cookie) => cookie.clear(),
    );
    expect(set).toEqual([
      "__Host-tenon-refresh=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
    ]);
  });

  it("says nothing beside an API key, which alone decides (I3)", async () => {
    const request = { publicUrl: https, cookie: "__Host-tenon-refresh=abc" };
    const withKey = { ...request, authorization: "bearer tenon_abc" };
    expect((await during(withKey, (cookie) => cookie.read())).result).toBeNull();
    expect((await during(withKey, (cookie) => cookie.clear())).set).toEqual([]);
    const withToken = { ...request, authorization: "Bearer abc" };
    expect((await during(withToken, (cookie) => cookie.read())).result).toBe("abc");
  });

  it("is left alone where there is none, or nothing could be set", async () => {
    expect((await during({ publicUrl: https }, (cookie) => cookie.clear())).set).toEqual([]);
    const streamed = { publicUrl: https, cookie: "__Host-tenon-refresh=abc", streams: true };
    expect((await during(streamed, (cookie) => cookie.clear())).set).toEqual([]);
  });
});
