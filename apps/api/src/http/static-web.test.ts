import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpBindings } from "./bindings.ts";
import { staticWeb } from "./static-web.ts";

const page = "<!doctype html><title>Tenon</title>";
const script = "console.log('tenon')";

let folder: string;
let app: Hono<HttpBindings>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tenon-web-"));
  const files = {
    "secret.txt": "secret",
    "web/index.html": page,
    "web/favicon.svg": "<svg/>",
    "web/assets/app-1a2b3c.js": script,
    "web/assets/app-1a2b3c.js.br": brotliCompressSync(script),
    "web/assets/style-4d5e6f.css": "a{}",
  };
  await mkdir(join(folder, "web/assets"), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  app = new Hono<HttpBindings>();
  app.route("/", staticWeb(join(folder, "web")));
  app.notFound((c) => c.json({ error: "nothing here" }, 404));
});
afterAll(() => rm(folder, { recursive: true }));

describe("staticWeb", () => {
  it.each([
    "/",
    "/index.html",
    "/tasks",
    "/tasks/01938f6a-7c1e-7a3b-9d52-0c2f6b1e8a44",
    "/sign-in?next=/tasks",
    "/apiary",
  ])("opens the page at %s, asked for anew each time (F10)", async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(page);
    expect(response.headers.get("content-type")).toMatch(/^text\/html/);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  it("keeps hashed files for good (F10)", async () => {
    for (const [path, type] of [
      ["/assets/app-1a2b3c.js", /^text\/javascript/],
      ["/assets/style-4d5e6f.css", /^text\/css/],
    ] as const) {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(type);
      expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
  });

  it("asks anew for files that have no hash in their name", async () => {
    const response = await app.request("/favicon.svg");
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  it("sends the compressed file to those who can read it", async () => {
    const compressed = await app.request("/assets/app-1a2b3c.js", {
      headers: { "accept-encoding": "gzip, br" },
    });
    expect(compressed.headers.get("content-encoding")).toBe("br");
    expect(compressed.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(compressed.headers.get("vary")).toBe("Accept-Encoding");
    expect(compressed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const plain = await app.request("/assets/app-1a2b3c.js");
    expect(plain.headers.has("content-encoding")).toBe(false);
    expect(await plain.text()).toBe(script);
  });

  it.each([
    "/trpc",
    "/trpc/unknown",
    "/trpc/tasks.list?input=%7B%7D",
    "/api",
    "/api/v1/tasks",
    "/dev/mail",
    "/.well-known/unknown",
    "/assets/missing-1a2b3c.js",
    "/assets/",
    "/assets",
    "/favicon.ico",
    "/tasks/missing.js",
  ])("has no page at %s (F10)", async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(page);
  });

  it.each([
    "/.env",
    "/.git/config",
    "/..%2f",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/assets/..%2f..%2fsecret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt",
    "/..%5csecret.txt",
    "/....//secret.txt",
    "/index.html%00.js",
    "/%00",
    "/%c0%ae%c0%ae/secret.txt",
    "/%",
  ])("gives nothing away at %s (F10)", async (path) => {
    const response = await app.request(path);
    const text = await response.text();
    expect(text).not.toBe("secret");
    expect(response.status).toBe(404);
  });

  it.each([
    "//trpc/x",
    "/trpc%2Fx",
    "/%74rpc/x",
    "/x/../trpc/x",
    "//",
    "/x//y",
    "/\\trpc/x",
    "/x%5Cy",
  ])("has no page at %s, another spelling of something else (F9)", async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  it("answers HEAD like GET, and no other method", async () => {
    const head = await app.request("/tasks", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const method of ["POST", "PUT", "DELETE"]) {
      expect((await app.request("/tasks", { method })).status).toBe(404);
    }
  });
});

describe("staticWeb, before the web app was built", () => {
  it("says at / how to build it, and serves nothing else", async () => {
    const unbuilt = staticWeb(join(folder, "nowhere"));
    const response = await unbuilt.request("/");
    expect(response.status).toBe(503);
    expect(await response.text()).toBe("The web app is not built. Run: npm start");
    expect((await unbuilt.request("/tasks")).status).toBe(404);
  });
});
