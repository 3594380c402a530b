import type { Locator, Page, Route } from "playwright-core";

/** How often an order was sent from a page since. */
export function countPlacings(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.url().includes("/trpc/orders.place")) count += 1;
  });
  return () => count;
}

/** Leads to a cart that holds just that. */
export async function fillCart(page: Page, quantities: Record<string, string>): Promise<void> {
  for (const [name, count] of Object.entries(quantities)) {
    await page.goto(`/shop?q=${encodeURIComponent(name)}`);
    await put(page, name, count);
    await page.getByText(`Put ${count} × “${name}” into your cart.`).waitFor();
  }
  await page.getByRole("link", { name: /^Cart, / }).click();
  await placeButton(page).waitFor();
}

/** Something changes between the click and the server, so that the page can't have heard of it. */
export async function placeAfter(page: Page, change: () => Promise<unknown>): Promise<void> {
  const once = { times: 1 };
  const place = async (route: Route) => {
    await change();
    await route.fallback();
  };
  await page.route("**/trpc/orders.place**", place, once);
  await placeButton(page).click();
}

export async function put(page: Page, name: string, count: string): Promise<void> {
  await quantity(page, name).fill(count);
  await addButton(page, name).click();
}

export function products(page: Page): Locator {
  return page.getByRole("list", { name: "Products" });
}

export function item(page: Page, name: string): Locator {
  return products(page).getByRole("listitem", { name, exact: true });
}

export function addButton(page: Page, name: string): Locator {
  return page.getByRole("button", { name: `Add to cart: ${name}`, exact: true });
}

export function quantity(page: Page, name: string): Locator {
  return page.getByRole("spinbutton", { name: `How many of ${name}`, exact: true });
}

export function line(page: Page, name: string): Locator {
  return page
    .getByRole("list", { name: "In your cart" })
    .getByRole("listitem")
    .filter({ hasText: name });
}

export function lineNames(page: Page): Promise<string[]> {
  return page
    .getByRole("list", { name: "In your cart" })
    .getByRole("group")
    .evaluateAll((groups) =>
      groups.map((group) => group.getAttribute("aria-label")?.replace("How many of ", "") ?? ""),
    );
}

export function placeButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Place order for/ });
}

export function total(page: Page): Promise<string> {
  return page.getByRole("group", { name: "Your cart" }).getByRole("definition").innerText();
}

export function orderHeading(page: Page): Locator {
  return page.getByRole("heading", { level: 1, name: /^Order \d+$/ });
}

export function orderLinks(page: Page): Locator {
  return page.getByRole("list", { name: "Your orders" }).getByRole("link");
}

export function orderId(page: Page): string {
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
