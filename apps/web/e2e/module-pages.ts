import type { Browser, BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { callTexts } from "#build/words-plugin.ts";
import type * as Kept from "./kept-modules.ts";

declare global {
  /** In a page that `openTab` has opened. */
  var kept: typeof Kept;
}

const web = `${import.meta.dirname}/..`;

/** A module of the app with all that it imports, as one script. */
export async function bundle(entry: string, name = "kept"): Promise<string> {
  const built = await build({
    root: web,
    configFile: false,
    logLevel: "silent",
    plugins: [callTexts()],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: `${web}/${entry}`, formats: ["iife"], name },
    },
  });
  const [first] = [built].flat();
  if (!first || !("output" in first)) throw new Error(`${entry} was not built.`);
  return first.output.flatMap((file) => (file.type === "chunk" ? file.code : [])).join("\n");
}

/** A browser of its own for a person: its tabs share what is kept. No server is asked for anything. */
export async function openProfile(browser: Browser): Promise<BrowserContext> {
  const profile = await browser.newContext();
  await profile.route("**/*", async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (pathname !== "/") return route.fulfill({ contentType: "text/javascript", body: "" });
    const script = `<script type="module" src="/app-${searchParams.get("version")}.js"></script>`;
    return route.fulfill({ contentType: "text/html", body: `<!doctype html>${script}` });
  });
  return profile;
}

/** A tab with the modules in it, of some version of the app. What time it is then, it is for all tabs. */
export async function openTab(
  profile: BrowserContext,
  modules: string,
  { version = "1", at = new Date() }: { version?: string; at?: Date } = {},
): Promise<Page> {
  const tab = await profile.newPage();
  await tab.clock.setFixedTime(at);
  await tab.goto(`http://localhost/?version=${version}`);
  await tab.addScriptTag({ content: modules });
  return tab;
}

/** All that a store of the browser holds. */
export async function stored(tab: Page, name: string): Promise<unknown[]> {
  return tab.evaluate(async (store) => {
    // To open one that is not there would make it.
    const databases = await indexedDB.databases();
    if (!databases.some((database) => database.name === `tenon-${store}`)) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(`tenon-${store}`);
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error(`${store} can't be read.`)));
    });
    const [held = ""] = database.objectStoreNames;
    const values = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction(held).objectStore(held).getAll();
      request.addEventListener("success", () => resolve(request.result));
    });
    database.close();
    return values;
  }, name);
}
