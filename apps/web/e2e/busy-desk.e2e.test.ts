import type { Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { refusal } from "./refusal.ts";
import { eventually, joinUnseen, newPerson, signInUnseen } from "./screen.ts";

const customerPerson = newPerson();
let app: App;
let page: Page;
/** What programs may do in their names. */
let admin: TenonClient;
let customer: TenonClient;
let productId: string;

beforeAll(async () => {
  app = await startApp();
  const person = newPerson();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  await app.makeAdmin(person.email);
  page = await context.newPage();
  admin = createTenonClient({ url: app.url, credential: person });
  await createTenonClient({ url: app.url }).auth.register.mutate({
    ...customerPerson,
    name: "Grace Hopper",
  });
  customer = createTenonClient({ url: app.url, credential: customerPerson });
  const price = { amount: 2_400, currency: "EUR" };
  const tray = { sku: "TRAY", name: "Oak tray", price, stock: 100 };
  ({ id: productId } = await admin.products.create.mutate(tray));
});
afterAll(() => app[Symbol.asyncDispose]());

it("takes one step for a press, however soon the next one follows", async () => {
  const { id, number } = await placeOrder();
  const group = page.getByRole("group", { name: `Order ${number}` });
  await page.goto("/admin/orders");
  await pressAgainAtOnce(group.getByRole("button", { name: "Mark paid" }));
  await page.getByText(`Order ${number} is paid.`).waitFor();
  await page.goto(`/admin/orders/${id}`);
  await pressAgainAtOnce(group.getByRole("button", { name: "Ship" }));
  await page.getByText(`Order ${number} is shipped.`).waitFor();
  await group.getByRole("button", { name: "Mark delivered", disabled: false }).click();
  await page.getByText(`Order ${number} is delivered.`).waitFor();
  const { history } = await admin.orders.byId.query({ id });
  expect(history).toHaveLength(4);
});

it("takes one step for a double click, and for a key that is held", async () => {
  const clicked = await placeOrder();
  const held = await placeOrder();
  await page.goto("/admin/orders");
  await act(clicked.number, "Mark paid").dblclick();
  await page.getByText(`Order ${clicked.number} is paid.`).waitFor();
  await act(held.number, "Mark paid").focus();
  await page.keyboard.down("Enter");
  await page.getByText(`Order ${held.number} is paid.`).waitFor();
  await act(held.number, "Ship").and(page.locator(":not([aria-disabled])")).waitFor();
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  expect(await standOf(clicked.id)).toBe("paid");
  expect(await standOf(held.id)).toBe("paid");
  expect(await page.getByText("was not changed").count()).toBe(0);
});

it("blames nobody else for what was asked for here", async () => {
  const { id, number } = await placeOrder();
  const asked = Promise.withResolvers<Route>();
  await page.route("**/trpc/orders.pay**", asked.resolve, { times: 1 });
  await page.goto(`/admin/orders/${id}`);
  await page.getByRole("button", { name: "Mark paid" }).click();
  const first = await asked.promise;
  await page.getByRole("link", { name: "All orders" }).click();
  await act(number, "Mark paid").click();
  await page.getByText(`Order ${number} is paid.`).waitFor();
  const readAgain = page.waitForResponse("**/trpc/**orders.list**");
  await first.continue();
  await readAgain;
  expect(await page.getByText("somebody else").count()).toBe(0);
});

it("keeps what leaves the list in its place while the pointer is there", async () => {
  const orders = [await placeOrder(), await placeOrder(), await placeOrder()];
  const [first, second, third] = orders.map(({ number }) => number);
  await page.goto("/admin/orders?status=placed");
  await act(third, "Mark paid").hover();
  const before = await numbers();
  await admin.orders.pay.mutate({ id: orders[1]?.id ?? "" });
  await row(second).getByText("Left this list").waitFor();
  await row(second).getByText("Paid", { exact: true }).waitFor();
  expect(await row(second).getByRole("button").count()).toBe(0);
  await act(third, "Mark paid").click();
  await row(third).getByText("Left this list").waitFor();
  await page.getByText(`Order ${third} is paid.`).waitFor();
  expect(await numbers()).toEqual(before);
  await placeOrder();
  await page.getByRole("button", { name: "Show 1 new order" }).waitFor();
  expect(await numbers()).toEqual(before);
  await audit(page, "orders that left the list");
  await page.mouse.move(0, 0);
  await eventually(async () => (await numbers())[0]).toBe(String(first));
});

it("keeps what leaves the list in its place while the keyboard is there, and the focus with it", async () => {
  await placeOrder();
  await page.goto("/admin/orders?status=placed");
  const [first, second] = (await shownRows(2)).map(Number);
  await act(second, "Mark paid").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await row(first).getByText("Left this list").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await eventually(() => focusedText()).toBe(String(second));
  await page.getByText(`Order ${first} is paid.`).waitFor();
  expect((await numbers())[0]).toBe(String(first));
  await page.getByRole("main").focus();
  await eventually(async () => (await numbers())[0]).toBe(String(second));
});

it("has an order back in its list when the step is refused", async () => {
  await page.goto("/admin/orders?status=placed");
  const [number] = (await shownRows(1)).map(Number);
  const asked = Promise.withResolvers<Route>();
  await page.route("**/trpc/orders.pay**", asked.resolve, { times: 1 });
  await act(number, "Mark paid").click();
  await row(number).getByText("Left this list").waitFor();
  await (await asked.promise).fulfill(refusal);
  await act(number, "Mark paid").waitFor();
  expect(await row(number).getByText("Left this list").count()).toBe(0);
});

it("leads from an account to its orders, and has those first that waited longest", async () => {
  const { number, customer: account } = await placeOrder();
  await page.goto(`/admin/users/${account?.id}`);
  await page.getByRole("link", { name: "At the order desk" }).click();
  await page.getByText("Orders of Grace Hopper").waitFor();
  await eventually(() => numbers()).toContain(String(number));
  const newestFirst = await numbers();
  await page.getByLabel("Sort by").selectOption("Longest waiting first");
  await eventually(() => numbers()).toEqual(newestFirst.toReversed());
  await page.getByRole("link", { name: /^Placed/ }).click();
  await eventually(() => page.getByRole("button", { name: "Ship" }).count()).toBe(0);
  expect(page.url()).toContain("order=oldest");
  await audit(page, "the orders of a customer");
  await page.goto("/admin/orders?customer=0198c0de-0000-7000-8000-000000000000");
  await page.getByText("Nothing was ordered from this account.").waitFor();
});

it("tells customers who look at an order where it gets, and nothing before", async () => {
  const { id } = await placeOrder();
  const context = await app.openBrowser();
  await signInUnseen(context, customerPerson);
  const theirs = await context.newPage();
  await theirs.goto(`/orders/${id}`);
  await theirs.getByRole("heading", { level: 2, name: "What became of it" }).waitFor();
  expect(await theirs.getByText("Your order is").count()).toBe(0);
  await admin.orders.pay.mutate({ id });
  await theirs.getByRole("status").filter({ hasText: "Your order is paid now." }).waitFor();
  await context.close();
});

/** Presses a button, and again a moment after it stands for something else and that is stored. */
async function pressAgainAtOnce(button: Locator): Promise<void> {
  await button.evaluate(async (element: HTMLElement) => {
    const before = element.textContent;
    const isNext = () =>
      element.textContent !== before && element.getAttribute("aria-busy") !== "true";
    element.click();
    await new Promise<void>((resolve) => {
      new MutationObserver((_changes, observer) => {
        if (!isNext()) return;
        observer.disconnect();
        setTimeout(() => {
          element.click();
          resolve();
        }, 100);
      }).observe(element, {
        attributes: true,
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
  });
}

function row(number: number | undefined): Locator {
  const link = page.getByRole("link", { name: String(number), exact: true });
  return page.getByRole("row").filter({ has: link });
}

function act(number: number | undefined, name: string): Locator {
  return row(number).getByRole("button", { name });
}

async function numbers(): Promise<string[]> {
  return page.getByRole("table", { name: "Orders" }).locator("[data-row-link]").allTextContents();
}

/** The first rows, once they are there. */
async function shownRows(count: number): Promise<string[]> {
  await eventually(async () => (await numbers()).length >= count).toBe(true);
  return (await numbers()).slice(0, count);
}

async function focusedText(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}

async function standOf(id: string): Promise<string> {
  return (await admin.orders.byId.query({ id })).status;
}

async function placeOrder() {
  return customer.orders.place.mutate({ lines: [{ productId, quantity: 1 }] });
}
