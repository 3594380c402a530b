import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { overflows } from "./audit.ts";
import { joinUnseen, newPerson } from "./screen.ts";

const person = newPerson();
let app: App;
let page: Page;

/** A window of 1280 pixels at 200 %. */
const zoomed = { width: 640, height: 400 };

const screens = [
  ["/home", "Today"],
  ["/tasks", "Tasks"],
  ["/posts", "Posts"],
  ["/posts/new", "New post"],
  ["/shop", "Shop"],
  ["/shop/cart", "Cart"],
  ["/orders", "Orders"],
  ["/settings/profile", "Profile"],
  ["/settings/security", "Security"],
  ["/settings/api-keys", "API keys"],
  ["/settings/account", "Your data"],
  ["/admin/users", "Accounts"],
  ["/admin/orders", "Orders"],
  ["/admin/products", "Products"],
  ["/admin/products/new", "New product"],
  ["/admin/audit", "Audit log"],
  ["/admin/health", "Health"],
] as const;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: zoomed, reducedMotion: "reduce" });
  await joinUnseen(context, person);
  page = await context.newPage();
  await app.makeAdmin(person.email);
  const client = createTenonClient({ url: app.url, credential: person });
  const title = "Plane the boards for the long table, which are as wide as the room itself";
  await client.tasks.create.mutate({ title, tags: ["workshop"], dueAt: new Date() });
  const { id } = await client.posts.create.mutate({ title, body: "Soon." });
  await client.posts.publish.mutate({ id });
  await client.products.create.mutate({
    sku: "TABLE-OF-OAK",
    name: title,
    price: { amount: 199_900, currency: "EUR" },
    stock: 5,
  });
});
afterAll(() => app[Symbol.asyncDispose]());

it.each(screens)(
  "at 200 % nothing of %s is lost or lies beside the window, and nothing moves for whoever asks for less motion",
  async (path, heading) => {
    await page.goto(path);
    await page.getByRole("heading", { name: heading, exact: true }).first().waitFor();
    await page.getByRole("main").waitFor();
    await settled();
    expect([...(await overflows(page)), ...(await cutOff())]).toEqual([]);
    expect(await movements()).toEqual([]);
  },
);

/** What waits is there. */
async function settled(): Promise<void> {
  await page.waitForFunction(() => document.querySelector(".mantine-Skeleton-root") === null);
}

/** Controls and headings that are cut off at the edge of the window, and lie in nothing that scrolls. */
function cutOff(): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (part: Element | null): boolean =>
      part !== null &&
      part !== document.documentElement &&
      (["auto", "scroll"].includes(getComputedStyle(part).overflowX) ||
        scrolls(part.parentElement));
    return [...document.querySelectorAll("h1, h2, h3, button, a, input, label, td, dd")].flatMap(
      (part) => {
        const { left, right, width } = part.getBoundingClientRect();
        const isOut = left < -1 || right > document.documentElement.clientWidth + 1;
        return width > 1 && isOut && !scrolls(part) ? [part.outerHTML.slice(0, 120)] : [];
      },
    );
  });
}

/** Transitions and animations but of opacity: even of the shortest, a colour that is inherited takes many one after another. */
function movements(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((part) => {
      const style = getComputedStyle(part);
      const long = (text: string) => text.split(", ").map((each) => Number.parseFloat(each) > 0);
      const moves = long(style.transitionDuration).some(
        (isLong, index) => isLong && style.transitionProperty.split(", ").at(index) !== "opacity",
      );
      const plays = style.animationName !== "none" && long(style.animationDuration).some(Boolean);
      return moves || plays
        ? [`${part.className}: ${style.transitionProperty} ${style.animationName}`]
        : [];
    }),
  );
}
