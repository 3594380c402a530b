/** Opens the app without a connection: its page and its files, all of one version, and nothing that the server answers. */
declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: the names of all files, and what changes with any of them. */
declare const release: { version: string; files: string[] };

const cachePrefix = "tenon-app-";
const cacheName = `${cachePrefix}${release.version}`;
const page = "/index.html";
/** Tabs that were opened before this version go on with their own files. */
const keptVersions = 2;

self.addEventListener("install", (event) => event.waitUntil(loadFiles()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && opensPage(pathname)) event.respondWith(servePage(request));
  else if (release.files.includes(pathname) || pathname.startsWith("/assets/")) {
    event.respondWith(serveFile(request));
  }
});

/** Those that an earlier version had under the same name are the same, and not loaded again. */
async function loadFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  const missing: string[] = [];
  for (const file of release.files) {
    const known = file.startsWith("/assets/") ? await caches.match(file) : undefined;
    if (known) await cache.put(file, known);
    else missing.push(file);
  }
  await cache.addAll(missing.map((file) => new Request(file, { cache: "no-cache" })));
}

async function takeOver(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(cachePrefix));
  const others = names.filter((name) => name !== cacheName);
  await Promise.all(
    others.slice(0, 1 - keptVersions || undefined).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

async function servePage(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(page)) ?? fetch(request);
}

async function serveFile(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

/** As the server decides it: what is not the API's and has no dot is a page. */
function opensPage(path: string): boolean {
  return (
    !/^\/(?:trpc|api|assets|dev|docs|healthz|readyz)(?:\/|$)/.test(path) && !/\/\/|[.%]/.test(path)
  );
}
