import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { renderMarkdown } from "@tenon/markdown/markdown";
import { hostileMarkdown } from "@tenon/markdown/testing/hostile-markdown";
import {
  allowedElements,
  allowedProtocols,
  page as address,
} from "@tenon/markdown/testing/read-html";
import { launchBrowser } from "./browser.ts";

const allowed = { elements: allowedElements, protocols: allowedProtocols };
const html = Object.values(hostileMarkdown)
  .flat()
  .map((text) => renderMarkdown(text))
  .join("\n");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it("published attacks do nothing in a page that has no other protection", async () => {
  const { page, trouble } = await open(html);
  expect(await page.evaluate(findStrayParts, allowed)).toEqual([]);
  await page.evaluate(touchEverything, allowed);
  expect(await page.locator("main a").count()).toBeGreaterThan(50);
  expect(await page.locator("main").innerText()).toContain('<SCRIPT>alert("XSS")</SCRIPT>');
  expect(trouble).toEqual([]);
});

it("they do nothing where a script puts them into the page, as the app does", async () => {
  const { page, trouble } = await open("");
  await page.evaluate((text) => {
    const main = document.querySelector("main");
    if (main) main.innerHTML = text;
  }, html);
  expect(await page.evaluate(findStrayParts, allowed)).toEqual([]);
  await page.evaluate(touchEverything, allowed);
  expect(await page.locator("main a").count()).toBeGreaterThan(50);
  expect(trouble).toEqual([]);
});

it.each([
  ["an element", "<img src=x onerror=alert(1)>"],
  ["a handler", '<p onmouseover="alert(1)">x</p>'],
  ["an address", '<a href="javascript:alert(1)">x</a>'],
])("would be found out by %s", async (_part, harm) => {
  const { page, trouble } = await open(harm);
  expect(await page.evaluate(findStrayParts, allowed)).toHaveLength(1);
  await page.evaluate(touchEverything, allowed);
  await expect.poll(() => trouble.join(), { timeout: 20_000 }).toContain("alert");
});

/** A page that holds some HTML, and what it does beyond showing it. */
async function open(content: string): Promise<{ page: Page; trouble: string[] }> {
  const page = await browser.newPage();
  const trouble: string[] = [];
  page.on("dialog", (dialog) => {
    trouble.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", ({ message }) => trouble.push(message));
  await page.route("**", async (route) => {
    const url = route.request().url();
    if (url === address) {
      const body = `<!doctype html><meta charset="utf-8"><title>Post</title><main>${content}</main>`;
      await route.fulfill({ contentType: "text/html", body });
    } else {
      trouble.push(`asked for ${url}`);
      await route.abort();
    }
  });
  await page.goto(address);
  return { page, trouble };
}

/** In the browser: elements, attributes and addresses that no post may have. */
function findStrayParts({ elements, protocols }: typeof allowed): string[] {
  return [...document.querySelectorAll("main *")].flatMap((element) => {
    const attributes = elements[element.localName];
    if (!attributes) return [element.outerHTML];
    const stray = [...element.attributes].filter(({ name }) => !attributes.includes(name));
    const leadsAstray =
      element instanceof HTMLAnchorElement && !protocols.includes(element.protocol);
    return stray.length > 0 || leadsAstray ? [element.outerHTML] : [];
  });
}

/** In the browser: what a person may do to set something off; links that may be followed are not. */
function touchEverything({ protocols }: typeof allowed): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link && protocols.includes(link.protocol)) event.preventDefault();
  });
  for (const element of document.querySelectorAll<HTMLElement>("main *")) {
    for (const type of ["mouseover", "mouseenter", "pointerdown", "focus", "toggle", "load"]) {
      element.dispatchEvent(new Event(type, { bubbles: true }));
    }
    element.click();
  }
}
