import type { Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { refusal } from "./refusal.ts";
import { dismissAll, eventually, joinUnseen, newPerson } from "./screen.ts";

const people = { admin: newPerson(), customer: newPerson() };
let app: App;
let page: Page;
/** What programs may do in their names. */
let admin: TenonClient;
let customer: TenonClient;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, people.admin);
  page = await context.newPage();
  admin = createTenonClient({ url: app.url, credential: people.admin });
  await createTenonClient({ url: app.url }).auth.register.mutate({
    ...people.customer,
    name: "Grace Hopper",
  });
  customer = createTenonClient({ url: app.url, credential: people.customer });
});
afterAll(() => app[Symbol.asyncDispose]());

it("is closed to members", async () => {
  for (const path of ["/admin/orders", "/admin/products", "/admin/products/new"]) {
    await page.goto(path);
    await page.getByText("Your account is not an administrator’s").waitFor();
  }
  await audit(page, "the desk, for members");
  await app.makeAdmin(people.admin.email);
});

it("begins with nothing to sell and no orders", async () => {
  await page.goto("/admin/orders");
  await page.getByText("No orders yet").waitFor();
  await audit(page, "no orders at the desk");
  await page.getByRole("link", { name: "Products" }).click();
  await page.getByText("Nothing to sell yet").waitFor();
  await audit(page, "no products");
  await page.getByRole("link", { name: "Add the first product" }).click();
  await page.getByRole("heading", { name: "New product" }).waitFor();
});

it("says which field of a product is wrong, and takes it when none is", async () => {
  await addButton().click();
  await page.getByText("Write a price like 19.99.").waitFor();
  await page.getByText("Must be 1 to 40 letters").waitFor();
  const first = page.getByLabel("Name");
  await eventually(() => first.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByLabel("Name").fill("Oak tray");
  await page.getByLabel("Code").fill("TRAY");
  await page.getByLabel("Price").fill("19.999");
  await page.getByLabel("In stock").fill("a few");
  await addButton().click();
  await page.getByText("Write a whole number.").waitFor();
  await page.getByText("Write a price like 19.99.").waitFor();
  await audit(page, "a product that is wrong");
  await page.getByLabel("Price").fill("19,99");
  await page.getByLabel("In stock").fill("8");
  await addButton().click();
  await page.getByRole("heading", { name: "Oak tray" }).waitFor();
  await page.getByText("There at first").waitFor();
  const { items } = await admin.products.list.query({});
  expect(items).toMatchObject([
    { sku: "TRAY", price: { amount: 1_999, currency: "EUR" }, stock: 8 },
  ]);
});

it("refuses a code that is taken, on its field, and asks before what is typed is lost", async () => {
  await page.goto("/admin/products");
  await productLink("Oak tray").waitFor();
  await page.keyboard.press("n");
  await page.getByLabel("Name").fill("Another tray");
  await page.getByLabel("Code").fill("TRAY");
  await page.getByLabel("Price").fill("5");
  await addButton().click();
  await page.getByText("Another product has this code.").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("heading", { name: "Products" }).waitFor();
});

it("adjusts the stock, and tells what moved it", async () => {
  await productLink("Oak tray").click();
  await page.getByRole("button", { name: "Adjust" }).click();
  const dialog = page.getByRole("dialog", { name: /^Adjust the stock/ });
  await dialog.getByText("Take away").click();
  await dialog.getByLabel("How many").fill("9");
  await dialog.getByLabel("Why").selectOption("Damaged");
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await dialog.getByText("There are not as many left.").waitFor();
  await audit(page, "too many taken away");
  await dialog.getByLabel("How many").fill("5");
  await dialog.getByText("8 in stock, 3 then").waitFor();
  await dialog.getByLabel("Note").fill("Fell off the shelf");
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("There are 3 of “Oak tray” now.").waitFor();
  await page.getByText("Low", { exact: true }).waitFor();
  const moved = page.getByRole("list", { name: "What moved the stock" });
  await moved.getByText("Fell off the shelf").waitFor();
  await moved.getByText("−5").waitFor();
  await audit(page, "product");
});

it("tells of an adjustment that was refused when its page was left already", async () => {
  const { promise: left, resolve: leave } = Promise.withResolvers<unknown>();
  await page.route("**/trpc/products.adjustStock**", async (route) => {
    await left;
    await route.fulfill(refusal);
  });
  await page.getByRole("button", { name: "Adjust" }).click();
  const dialog = page.getByRole("dialog", { name: /^Adjust the stock/ });
  await dialog.getByLabel("How many").fill("1");
  await dialog.getByRole("button", { name: "Adjust" }).click();
  await page.getByRole("link", { name: "Products", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Products" }).waitFor();
  leave(null);
  await page.getByText("The stock of “Oak tray” was not changed.").waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await productLink("Oak tray").click();
});

it("an edit that came too late is told what was stored, and made when asked again", async () => {
  const { id } = await trayOf(admin);
  await page.getByLabel("Name").fill("Serving tray");
  await admin.products.update.mutate({ id, price: { amount: 2_400, currency: "EUR" } });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This product was changed meanwhile").waitFor();
  await page.getByRole("cell", { name: "24.00" }).waitFor();
  await audit(page, "product changed meanwhile");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await page.getByText("Saved “Serving tray”.").waitFor();
  expect(await trayOf(admin)).toMatchObject({ name: "Serving tray", price: { amount: 2_400 } });
});

it("a sale meanwhile is no reason to ask", async () => {
  const { id } = await trayOf(admin);
  await page.getByLabel("Description").fill("For two cups.");
  await customer.orders.place.mutate({ lines: [{ productId: id, quantity: 1 }] });
  await page.getByRole("button", { name: "Save" }).click();
  await eventually(async () => (await trayOf(admin)).description).toBe("For two cups.");
  expect(await page.getByText("This product was changed meanwhile").count()).toBe(0);
  await page.getByText("Sold").first().waitFor();
});

it("finds products by word and state, takes them out of the shop, and removes them", async () => {
  await admin.products.create.mutate({
    sku: "WAX",
    name: "Hard wax",
    price: { amount: 900, currency: "EUR" },
  });
  await page.goto("/admin/products");
  await productLink("Hard wax").waitFor();
  await audit(page, "products");
  await page.keyboard.press("/");
  await page.keyboard.type("wax");
  await eventually(() => productLink("Serving tray").count()).toBe(0);
  await productLink("Hard wax").click();
  await page.getByRole("button", { name: "Take out of the shop" }).click();
  await page.getByRole("button", { name: "Put into the shop" }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("“Hard wax” is for sale.").waitFor();
  await dismissAll(page);
  await page.getByRole("button", { name: "Take out of the shop" }).click();
  await page.getByText("“Hard wax” is not for sale.").waitFor();
  await page.getByRole("button", { name: "Adjust" }).click();
  const adjusting = page.getByRole("dialog", { name: /^Adjust the stock/ });
  await adjusting.getByLabel("How many").fill("2");
  await adjusting.getByRole("button", { name: "Adjust" }).click();
  await page.getByText("There are 2 of “Hard wax” now.").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("There are 0 of “Hard wax” now.").waitFor();
  await page.getByRole("list", { name: "What moved the stock" }).getByText("Taken back").waitFor();
  await page.goto("/admin/products?state=active");
  await productLink("Serving tray").waitFor();
  expect(await productLink("Hard wax").count()).toBe(0);
  await page.getByText("Not for sale", { exact: true }).click();
  await productLink("Hard wax").click();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog", { name: "Remove “Hard wax”?" }).waitFor();
  await audit(page, "remove a product");
  await page.getByRole("button", { name: "Remove for good" }).click();
  await page.getByText("Removed “Hard wax”.").waitFor();
  await page.goto("/admin/products?state=inactive");
  await page.getByText("No product matches").waitFor();
  await page.goto("/admin/products/0198c0de-0000-7000-8000-000000000000");
  await page.getByText("This product is not there").waitFor();
  await audit(page, "no such product");
});

it("orders are worked through row by row, and each says what comes next", async () => {
  await placeOrders(2);
  await page.goto("/admin/orders");
  await act(1003, "Mark paid").click();
  await page.getByText("Order 1003 is paid.").waitFor();
  await act(1003, "Ship").waitFor();
  await eventually(() => row(1003).getByText("Paid", { exact: true }).count()).toBe(1);
  await act(1003, "Ship").click();
  await page.getByText("Order 1003 is shipped.").waitFor();
  await act(1003, "Mark delivered").click();
  await page.getByText("Order 1003 is delivered.").waitFor();
  await eventually(() => row(1003).getByRole("button").count()).toBe(0);
  await audit(page, "orders at the desk");
});

it("moves an order at once, and back with the reason when that is refused", async () => {
  const asked = Promise.withResolvers<Route>();
  await page.route("**/trpc/orders.pay**", asked.resolve);
  await act(1002, "Mark paid").click();
  await row(1002).getByText("Paid", { exact: true }).waitFor();
  await (await asked.promise).fulfill(refusal);
  await page.getByText(/^Order 1002 was not changed\. /).waitFor();
  await row(1002).getByText("Placed", { exact: true }).waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await dismissAll(page);
});

it("the keyboard goes from row to row and opens one", async () => {
  await page.reload();
  await row(1003).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await eventually(() => focusedText()).toBe("1002");
  await page.keyboard.press("k");
  await eventually(() => focusedText()).toBe("1003");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Order 1002" }).waitFor();
  await page.getByRole("link", { name: "Grace Hopper" }).waitFor();
  await page.getByRole("table", { name: "What was ordered" }).getByText("Serving tray").waitFor();
  await audit(page, "order at the desk");
});

it("an order that somebody else saw to meanwhile says where it stands", async () => {
  const { items } = await admin.orders.list.query({ scope: "all", number: 1002 });
  await page.route("**/trpc/orders.pay**", async (route) => {
    for (const { id } of items) await admin.orders.pay.mutate({ id });
    await route.continue();
  });
  await page.getByRole("button", { name: "Mark paid" }).click();
  await page.getByText("Order 1002 is paid by now").waitFor();
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Ship" }).waitFor();
});

it("cancels after asking, and the stock is back", async () => {
  const { stock } = await trayOf(admin);
  await page.getByRole("button", { name: "Cancel" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel order 1002?" });
  await dialog.getByText("the money has to be given back").waitFor();
  await audit(page, "cancel an order");
  await dialog.getByRole("button", { name: "Cancel the order" }).click();
  await page.getByText("Order 1002 is cancelled.").waitFor();
  await dialog.waitFor({ state: "detached" });
  await eventually(() => page.getByRole("button", { name: "Cancel" }).count()).toBe(0);
  expect(await trayOf(admin)).toMatchObject({ stock: stock + 1 });
});

it("asks on when an order left the list meanwhile, and says where it stands", async () => {
  const { id } = await placeOrder();
  await page.goto("/admin/orders?status=placed");
  await act(1004, "Cancel").click();
  const dialog = page.getByRole("dialog", { name: "Cancel order 1004?" });
  await dialog.getByText("goes back into the stock").waitFor();
  await admin.orders.pay.mutate({ id });
  await dialog.getByText("the money has to be given back").waitFor();
  await eventually(() => numbers()).toEqual(["1001"]);
  await admin.orders.ship.mutate({ id });
  await dialog.getByText("It is shipped by now, so it can’t be cancelled any more.").waitFor();
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await dialog.waitFor({ state: "detached" });
});

it("shows those of one state or number, and the address bar remembers it", async () => {
  await page.goto("/admin/orders");
  await page.getByRole("link", { name: "Cancelled" }).click();
  await eventually(() => numbers()).toEqual(["1002"]);
  await page.reload();
  await eventually(() => numbers()).toEqual(["1002"]);
  await page.getByRole("link", { name: "Placed 1" }).click();
  await eventually(() => numbers()).toEqual(["1001"]);
  await page.keyboard.press("/");
  await page.keyboard.type("#1003");
  await eventually(() => numbers()).toEqual(["1003"]);
  await page.getByLabel("Find an order by its number").fill("ada");
  await page.getByText("“ada” is no order number").waitFor();
  await audit(page, "no order number");
  await page.getByRole("button", { name: "Show all orders" }).click();
  await eventually(() => numbers()).toEqual(["1004", "1003", "1002", "1001"]);
});

it("loads more, page by page", async () => {
  await admin.products.adjustStock.mutate({
    id: (await trayOf(admin)).id,
    quantity: 100,
    reason: "received",
  });
  await placeOrders(30);
  await page.goto("/admin/orders");
  await eventually(async () => (await numbers()).length).toBe(30);
  await page.getByRole("button", { name: "Load more" }).click();
  await eventually(async () => (await numbers()).length).toBe(34);
});

it("says that an order is not there", async () => {
  await page.goto("/admin/orders/0198c0de-0000-7000-8000-000000000000");
  await page.getByText("This order is not there").waitFor();
  await audit(page, "no such order");
});

function addButton(): Locator {
  return page.getByRole("button", { name: "Add the product" });
}

function productLink(name: string): Locator {
  return page.getByRole("table", { name: "Products" }).getByRole("link", { name });
}

function row(number: number): Locator {
  const link = page.getByRole("link", { name: String(number), exact: true });
  return page.getByRole("row").filter({ has: link });
}

function act(number: number, name: string): Locator {
  return row(number).getByRole("button", { name });
}

async function numbers(): Promise<string[]> {
  return page.getByRole("table", { name: "Orders" }).locator("[data-row-link]").allTextContents();
}

async function focusedText(): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.textContent ?? null);
}

async function trayOf(client: TenonClient) {
  const { items } = await client.products.list.query({ search: "tray" });
  const [tray] = items;
  if (tray === undefined) throw new Error("There is no tray.");
  return tray;
}

async function placeOrders(count: number): Promise<void> {
  for (let placed = 0; placed < count; placed += 1) await placeOrder();
}

async function placeOrder() {
  const { id } = await trayOf(admin);
  return customer.orders.place.mutate({ lines: [{ productId: id, quantity: 1 }] });
}
