import { createServer, type Server } from "node:http";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { findFreePort } from "./app.ts";
import { launchBrowser } from "./browser.ts";
import { bundle } from "./module-pages.ts";
import { eventually } from "./screen.ts";

type Release = { version: string; files: string[] };

const first = { version: "1", files: ["/assets/kept.js", "/assets/old.js", "/index.html"] };
const second = { version: "2", files: ["/assets/kept.js", "/assets/new.js", "/index.html"] };
const third = { version: "3", files: ["/assets/kept.js", "/assets/newer.js", "/index.html"] };

let script: string;
let browser: Browser;
let server: Server;
let context: BrowserContext;
let page: Page;
let release: Release;
let asked: string[];

beforeAll(async () => {
  script = await bundle("worker/service-worker.ts");
  browser = await launchBrowser();
});
beforeEach(async () => {
  release = first;
  asked = [];
  server = serve();
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  context = await browser.newContext({ baseURL: `http://localhost:${port}` });
  page = await context.newPage();
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.register("/service-worker.js"));
  await eventually(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe(
    "activated",
  );
});
afterEach(async () => {
  await context.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
afterAll(() => browser.close());

it("opens every page of the app with the one it keeps, and leaves all others to the server", async () => {
  release = second;
  for (const path of ["/", "/tasks", "/posts/the-kitchen-moves?search=x"]) {
    expect(await open(path)).toBe("/index.html of 1");
  }
  for (const path of ["/trpc/tasks.list", "/api/v1", "/docs", "/dev/mail", "/readyz", "/a.txt"]) {
    expect(await open(path)).toBe(`${path} of 2`);
  }
  expect(await open("/apis")).toBe("/index.html of 1");
});

it("answers the files of its own version, and nothing that is not read from this server", async () => {
  release = second;
  asked = [];
  expect(await read("/assets/old.js")).toBe("/assets/old.js of 1");
  expect(await read("/assets/unknown.js")).toBe("/assets/unknown.js of 2");
  expect(await read("/tasks")).toBe("/tasks of 2");
  expect(await read("/assets/old.js", "POST")).toBe("/assets/old.js of 2");
  expect(asked).toEqual(["/assets/unknown.js", "/tasks", "/assets/old.js"]);
});

it("loads only what a newer version has anew, and waits until it is told to take over", async () => {
  release = second;
  asked = [];
  await update();
  expect(asked.toSorted()).toEqual(["/assets/new.js", "/index.html"]);
  expect(await open("/tasks")).toBe("/index.html of 1");
  await takeOver();
  expect(await open("/tasks")).toBe("/index.html of 2");
  expect(await read("/assets/kept.js")).toBe("/assets/kept.js of 1");
});

it("keeps the files of the version before, for tabs that are still open, and no older ones", async () => {
  for (const next of [second, third]) {
    release = next;
    await update();
    await takeOver();
  }
  await eventually(() => page.evaluate(async () => (await caches.keys()).toSorted())).toEqual([
    "tenon-app-2",
    "tenon-app-3",
  ]);
  expect(await read("/assets/new.js")).toBe("/assets/new.js of 2");
  expect(await read("/assets/old.js")).toBe("/assets/old.js of 3");
});

it("stays with the version it has when a newer one can't be loaded whole", async () => {
  release = { ...second, files: [...second.files, "/missing.js"] };
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => {}));
  await eventually(() => asked).toContain("/missing.js");
  await eventually(() =>
    page.evaluate(async () => {
      const { installing, waiting } = await navigator.serviceWorker.ready;
      return installing ?? waiting;
    }),
  ).toBeNull();
  expect(await open("/tasks")).toBe("/index.html of 1");
});

/** Says of each path which version of it that is. */
function serve(): Server {
  return createServer(({ url: path = "/" }, response) => {
    if (path === "/service-worker.js") {
      response.setHeader("content-type", "text/javascript");
      response.end(`const release = ${JSON.stringify(release)};\n${script}`);
      return;
    }
    asked.push(path);
    response.statusCode = path === "/missing.js" ? 404 : 200;
    response.setHeader("content-type", "text/html");
    response.end(`${path} of ${release.version}`);
  });
}

async function open(path: string): Promise<string | null> {
  await page.goto(path);
  return page.locator("body").textContent();
}

async function read(path: string, method = "GET"): Promise<string> {
  return page.evaluate(
    async (request) => (await fetch(request.path, { method: request.method })).text(),
    { path, method },
  );
}

/** Until the newer version waits. */
async function update(): Promise<void> {
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await eventually(() =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state),
  ).toBe("installed");
}

async function takeOver(): Promise<void> {
  await page.evaluate(async () => {
    const taken = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    });
    (await navigator.serviceWorker.ready).waiting?.postMessage("take-over");
    await taken;
  });
}
