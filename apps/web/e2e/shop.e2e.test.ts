import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import {
  dismissAll,
  eventually,
  forgetAnswers,
  joinUnseen,
  newPerson,
  passwordField,
  type Person,
  signInUnseen,
  signOut,
} from "./screen.ts";
import {
  addButton,
  countPlacings,
  fillCart,
  item,
  line,
  lineNames,
  orderHeading,
  orderId,
  orderLinks,
  placeAfter,
  placeButton,
  products,
  put,
  quantity,
  total,
} from "./shop-screen.ts";

let app: App;
/** Orders. */
let ada: Page;
/** Looks after catalogue and orders, as a program would. */
let desk: TenonClient;
/** What a program may do in Ada's name. */
let adasClient: TenonClient;
const people = { ada: newPerson(), bob: newPerson(), admin: newPerson() };

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, people.ada);
  ada = await context.newPage();
  adasClient = createTenonClient({ url: app.url, credential: people.ada });
  await createTenonClient({ url: app.url }).auth.register.mutate({ ...people.admin, name: "Ida" });
  await app.makeAdmin(people.admin.email);
  desk = createTenonClient({ url: app.url, credential: people.admin });
});
afterAll(() => app[Symbol.asyncDispose]());

it("begins with nothing for sale, an empty cart and no orders", async () => {
  await ada.goto("/shop");
  await ada.getByText("Nothing for sale yet").waitFor();
  await audit(ada, "empty shop");
  await ada.getByRole("link", { name: "Cart, empty" }).click();
  await ada.getByText("Your cart is empty").waitFor();
  await audit(ada, "empty cart");
  await ada.goto("/orders");
  await ada.getByText("You have ordered nothing yet").waitFor();
  await audit(ada, "no orders");
  await ada.getByRole("link", { name: "Go to the shop" }).click();
  await ada.getByRole("heading", { name: "Shop" }).waitFor();
});

it("shows what is for sale with price and stock, page by page", async () => {
  await sell("Oak board", {
    stock: 50,
    amount: 1_250,
    description: "Planed on all sides. ".repeat(12),
  });
  await sell("Bone glue", { stock: 3, amount: 495, description: "Keeps for a year." });
  await sell("Brass hinge", { stock: 0, amount: 320 });
  await sell("Japanese saw", { stock: 8, amount: 4_200, currency: "JPY" });
  for (let index = 1; index <= 22; index += 1) {
    await sell(`Screw ${index}`, { stock: 900, amount: 3 });
  }
  await ada.goto("/shop");
  await item(ada, "Bone glue").getByText("€4.95").waitFor();
  await item(ada, "Bone glue").getByText("Only 3 left").waitFor();
  await item(ada, "Oak board").getByText("In stock").waitFor();
  await item(ada, "Brass hinge").getByText("Sold out").waitFor();
  expect(await addButton(ada, "Brass hinge").count()).toBe(0);
  await item(ada, "Japanese saw").getByText("JP¥4,200").waitFor();
  await ada.getByRole("button", { name: "More about Oak board" }).click();
  await audit(ada, "shop");
  await ada.getByRole("button", { name: "Load more" }).click();
  await eventually(() => products(ada).getByRole("listitem").count()).toBe(26);
});

it("is searched by keyboard, and the address bar remembers it", async () => {
  await ada.goto("/shop");
  await item(ada, "Oak board").waitFor();
  await ada.keyboard.press("/");
  await ada.keyboard.type("oak plan");
  await eventually(() => new URL(ada.url()).searchParams.get("q")).toBe("oak plan");
  await eventually(() => products(ada).getByRole("listitem").count()).toBe(1);
  await ada.getByLabel("Search the shop").fill("marble");
  await ada.getByText("No product matches").waitFor();
  await audit(ada, "no product matches");
  await ada.reload();
  await ada.getByRole("button", { name: "Clear search" }).last().click();
  await item(ada, "Bone glue").waitFor();
});

it("puts so many into the cart, and refuses what can’t go in", async () => {
  await quantity(ada, "Oak board").fill("3");
  await quantity(ada, "Oak board").press("ArrowUp");
  await addButton(ada, "Oak board").click();
  await ada.getByText("Put 4 × “Oak board” into your cart.").waitFor();
  await item(ada, "Oak board").getByText("4 in your cart").waitFor();
  await ada.getByRole("link", { name: "Cart, 4 in it" }).waitFor();

  await put(ada, "Bone glue", "2");
  await put(ada, "Bone glue", "2");
  await item(ada, "Bone glue").getByText("There are only 3 of this, and 2 in your cart.").waitFor();
  expect(await quantity(ada, "Bone glue").inputValue()).toBe("2");
  await addButton(ada, "Japanese saw").click();
  await ada.getByText("Your cart is in EUR, and this is sold in JPY.").waitFor();
  await audit(ada, "refused in the shop");
  await dismissAll(ada);
  await ada.getByRole("link", { name: "Cart, 6 in it" }).click();
  await eventually(() => total(ada)).toBe("€59.90");
});

it("changes, removes and brings back; what is no quantity changes nothing", async () => {
  await quantity(ada, "Oak board").fill("2.5");
  await ada.getByText("A whole number, 1 to 10,000. It stays at 4.").waitFor();
  await audit(ada, "no quantity");
  await quantity(ada, "Oak board").blur();
  await eventually(() => quantity(ada, "Oak board").inputValue()).toBe("4");
  await quantity(ada, "Oak board").fill("2");
  await eventually(() => total(ada)).toBe("€34.90");

  await ada.getByRole("button", { name: "Remove Oak board" }).click();
  await eventually(() => total(ada)).toBe("€9.90");
  await ada.getByRole("button", { name: "Undo" }).click();
  await eventually(() => lineNames(ada)).toEqual(["Oak board", "Bone glue"]);
  await eventually(() => total(ada)).toBe("€34.90");
  await audit(ada, "cart");
});

it("is still there after a reload, the same in another tab, and nobody else’s", async () => {
  await ada.reload();
  await eventually(() => total(ada)).toBe("€34.90");
  const other = await ada.context().newPage();
  await other.goto("/shop/cart");
  await other.getByRole("button", { name: "Remove Bone glue" }).click();
  await eventually(() => total(ada)).toBe("€25.00");
  await other.close();

  await signOut(ada);
  await joinUnseen(ada.context(), people.bob);
  await ada.goto("/shop/cart");
  await ada.getByText("Your cart is empty").waitFor();
  await signOut(ada);
  await signInUnseen(ada.context(), people.ada);
  await ada.goto("/shop/cart");
  await eventually(() => total(ada)).toBe("€25.00");
});

it("works until the page is left where the browser keeps nothing", async () => {
  const context = await app.openBrowser();
  await context.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("No space.", "QuotaExceededError");
    };
  });
  await joinUnseen(context, newPerson());
  const page = await context.newPage();
  await page.goto("/shop?q=glue");
  await put(page, "Bone glue", "2");
  await page.getByRole("link", { name: "Cart, 2 in it" }).click();
  await eventually(() => total(page)).toBe("€9.90");
  await context.close();
});

it("is placed once by a double click, and leaves an empty cart", async () => {
  const calls = countPlacings(ada);
  await placeButton(ada).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await orderHeading(ada).waitFor();
  await ada.getByText(/^Order \d+ is placed\.$/).waitFor();
  await audit(ada, "own order, placed");
  expect(calls()).toBe(1);
  expect(await orderCount()).toBe(1);
  await ada.getByRole("link", { name: "Shop", exact: true }).click();
  await ada.getByRole("link", { name: "Cart, empty" }).waitFor();
});

it("says what was sold meanwhile, and takes what there is", async () => {
  await fillCart(ada, { "Bone glue": "3", "Oak board": "1" });
  await placeAfter(ada, () => adjust("Bone glue", -2));
  await ada.getByText("Nothing was ordered: only 1 of Bone glue left.").waitFor();
  await line(ada, "Bone glue").getByText("Only 1 left").waitFor();
  await audit(ada, "fewer than wanted");
  await ada.getByRole("button", { name: "Take what there is" }).click();
  await eventually(() => total(ada)).toBe("€17.45");
  await placeButton(ada).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(2);
});

it("asks again before another price is charged", async () => {
  await fillCart(ada, { "Oak board": "2" });
  await placeAfter(ada, () => reprice("Oak board", 1_300));
  await ada.getByText("It comes to €26.00 now, not €25.00.").waitFor();
  await line(ada, "Oak board").getByText("€12.50 when you put it in").waitFor();
  await audit(ada, "price changed");
  expect(await orderCount()).toBe(2);
  await ada.getByRole("button", { name: "Place order for €26.00" }).click();
  await orderHeading(ada).waitFor();
});

it("says what is no longer for sale", async () => {
  await fillCart(ada, { "Screw 7": "100", "Oak board": "1" });
  const id = await idOf("Screw 7");
  await placeAfter(ada, () => desk.products.update.mutate({ id, isActive: false }));
  await ada.getByText("Screw 7 is no longer for sale.").waitFor();
  await line(ada, "Screw 7").getByText("No longer for sale").waitFor();
  await audit(ada, "no longer for sale");
  await ada.getByRole("button", { name: "Take what there is" }).click();
  await eventually(() => lineNames(ada)).toEqual(["Oak board"]);
});

it("is placed once when its answer is lost, the page is opened anew and it is sent again", async () => {
  const before = await orderCount();
  await ada.route("**/trpc/orders.place**", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await placeButton(ada).click();
  await ada.getByText("No answer to your order yet").waitFor();
  await audit(ada, "no answer");
  await ada.reload();
  await ada.getByText("No answer to your order yet").waitFor();
  expect(await quantity(ada, "Oak board").isDisabled()).toBe(true);
  await ada.unrouteAll({ behavior: "wait" });
  await ada.getByRole("button", { name: "Send it again" }).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(before + 1);
});

it("is placed once when its answer is lost and it is refused before it goes through", async () => {
  const before = await orderCount();
  await fillCart(ada, { "Oak board": "1" });
  await ada.route("**/trpc/orders.place**", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await placeButton(ada).click();
  await ada.getByText("The server can’t be reached.").waitFor();
  await ada.unrouteAll({ behavior: "wait" });
  await ada.route("**/trpc/orders.place**", async (route) => {
    const { authorization: _authorization, ...headers } = await route.request().allHeaders();
    await route.fallback({ headers });
  });
  await ada.getByRole("button", { name: "Send it again" }).click();
  await ada.getByText("Sign in first.").waitFor();
  await ada.getByText("No answer to your order yet").waitFor();
  expect(await ada.getByText("Nothing was ordered").count()).toBe(0);
  await audit(ada, "refused after no answer");
  await ada.unrouteAll({ behavior: "wait" });
  await ada.getByRole("button", { name: "Send it again" }).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(before + 1);
});

it("orders nothing without a connection, and keeps the cart until there is one", async () => {
  const before = await orderCount();
  await fillCart(ada, { "Oak board": "1" });
  const badge = ada.getByRole("button", { name: "Offline" });
  await ada.context().setOffline(true);
  await badge.waitFor();
  await placeButton(ada).click();
  await ada.getByText("You are offline, so nothing was ordered.").waitFor();
  await ada.context().setOffline(false);
  await badge.waitFor({ state: "detached" });
  await placeButton(ada).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(before + 1);
});

it("can be changed when it was not answered, and is another order then", async () => {
  const before = await orderCount();
  await fillCart(ada, { "Oak board": "1" });
  await ada.route("**/trpc/orders.place**", (route) => route.abort());
  await placeButton(ada).click();
  await ada.getByRole("button", { name: "Change the cart" }).click();
  await ada.unrouteAll({ behavior: "wait" });
  await quantity(ada, "Oak board").fill("5");
  await ada.getByRole("button", { name: "Place order for €65.00" }).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(before + 1);
});

it("goes on after signing in again when the session had ended", async () => {
  const before = await orderCount();
  await fillCart(ada, { "Oak board": "1" });
  await placeAfter(ada, () => adasClient.auth.logoutAll.mutate());
  const dialog = ada.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await passwordField(ada).fill(people.ada.password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await orderHeading(ada).waitFor();
  expect(await orderCount()).toBe(before + 1);
});

it("tells the course of an order: what was done, by whom, and what comes next", async () => {
  const steps = ada.getByRole("list", { name: "What became of it" }).getByRole("listitem");
  await eventually(() => steps.allInnerTexts()).toHaveLength(4);
  await ada.getByText("Next: the payment arrives").waitFor();
  await ship(orderId(ada));
  await ada.getByText("Next: it arrives").waitFor();
  await steps.filter({ hasText: "Shipped" }).getByText("Ida").waitFor();
  expect(await ada.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
  await audit(ada, "own order, shipped");
});

it("is cancelled after asking, and its stock is back", async () => {
  const before = await stockOf("Oak board");
  await openPlaced();
  await ada.getByRole("button", { name: "Cancel order" }).click();
  await ada.getByRole("dialog", { name: /^Cancel order \d+\?$/ }).waitFor();
  await audit(ada, "cancel an order");
  await ada.getByRole("button", { name: "Cancel the order" }).click();
  await ada.getByText(/^Order \d+ is cancelled\.$/).waitFor();
  await ada.getByRole("listitem").filter({ hasText: "Cancelled" }).waitFor();
  expect(await ada.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
  await audit(ada, "own order, cancelled");
  expect(await stockOf("Oak board")).toBeGreaterThan(before);
});

it("is asked about until that is answered, and says what came in between", async () => {
  const id = await openPlaced();
  await ada.getByRole("button", { name: "Cancel order" }).click();
  const dialog = ada.getByRole("dialog", { name: /^Cancel order/ });
  await dialog.getByText("It can’t be brought back").waitFor();
  await ship(id);
  await dialog.getByText("It is shipped by now, so it can’t be cancelled any more.").waitFor();
  expect(await ada.getByRole("button", { name: "Cancel the order" }).isDisabled()).toBe(true);
  await audit(ada, "shipped while it is asked about");
  await ada.getByRole("button", { name: "Keep it" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await ada.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
});

it("is not cancelled when it was shipped before that arrives, and shows that", async () => {
  const id = await openPlaced();
  await ada.route("**/trpc/orders.cancel**", async (route) => {
    await ship(id);
    await route.fallback();
  });
  await ada.getByRole("button", { name: "Cancel order" }).click();
  await ada.getByRole("button", { name: "Cancel the order" }).click();
  await ada.getByText(/is shipped meanwhile, so it was not cancelled\.$/).waitFor();
  await ada.getByText("Next: it arrives").waitFor();
  await ada.unrouteAll({ behavior: "wait" });
});

it("is ordered again, at the prices of now", async () => {
  await ada.goto("/orders");
  await orderLinks(ada).last().waitFor();
  await audit(ada, "orders");
  await orderLinks(ada).last().click();
  await ada.getByRole("button", { name: "Order again" }).click();
  await line(ada, "Oak board").getByText("€12.50 when you put it in").waitFor();
  await eventually(() => total(ada)).toBe("€26.00");
});

it("is filtered by where it stands, and says so when there is none", async () => {
  await ada.goto("/orders");
  await ada.getByLabel("Show").selectOption("Cancelled");
  await eventually(() => orderLinks(ada).count()).toBe(1);
  expect(new URL(ada.url()).search).toBe("?status=cancelled");
  await ada.getByLabel("Show").selectOption("Delivered");
  await ada.getByText("None of your orders stands there").waitFor();
  await audit(ada, "no order stands there");
});

it("is shown to administrators with its customer, and to nobody else", async () => {
  await ada.goto("/orders");
  await orderLinks(ada).first().click();
  await orderHeading(ada).waitFor();
  const address = ada.url();
  const admin = await openAs(people.admin, address);
  await admin.getByText(/^person-\d+ · placed/).waitFor();
  expect(await admin.getByRole("button", { name: "Order again" }).count()).toBe(0);
  const bob = await openAs(people.bob, address);
  await bob.getByText("This order is not there").waitFor();
  await audit(bob, "no such order");
});

it("says that shop, cart and orders could not be loaded, and loads them when asked again", async () => {
  await forgetAnswers(ada);
  await tryAgain("/shop", "The shop could not be loaded", "Oak board");
  await tryAgain("/shop/cart", "Prices and stock could not be loaded", "Oak board");
  await tryAgain("/orders", "Your orders could not be loaded", "Oak board");
});

/** Each page fails while its calls are cut off, and is there once they are not. */
async function tryAgain(path: string, failure: string, content: string): Promise<void> {
  const cut = /\/trpc\/[^?]*(products|orders)\.list/;
  await ada.route(cut, (route) => route.abort());
  await ada.goto(path);
  await ada.getByText(failure).waitFor();
  await audit(ada, failure);
  await ada.unrouteAll({ behavior: "wait" });
  await ada.getByRole("button", { name: "Try again" }).click();
  await ada.getByRole("main").getByText(content).first().waitFor();
}

async function openAs(person: Person, address: string): Promise<Page> {
  const context = await app.openBrowser();
  await signInUnseen(context, person);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Leads to an order that stands at its beginning. */
async function openPlaced(): Promise<string> {
  const { items } = await adasClient.orders.list.query({ status: "placed" });
  const [order] = items;
  if (!order) throw new Error("No order is placed.");
  await ada.goto(`/orders/${order.id}`);
  return order.id;
}

async function ship(id: string): Promise<void> {
  await desk.orders.pay.mutate({ id });
  await desk.orders.ship.mutate({ id });
}

type Fields = { stock: number; amount: number; currency?: string; description?: string };

async function sell(name: string, { stock, amount, currency = "EUR", ...rest }: Fields) {
  const sku = name.toUpperCase().replaceAll(" ", "-");
  await desk.products.create.mutate({ sku, name, stock, price: { amount, currency }, ...rest });
}

async function find(name: string) {
  const { items } = await desk.products.list.query({ search: name });
  const product = items.find((candidate) => candidate.name === name);
  if (!product) throw new Error(`There is no product named ${name}.`);
  return product;
}

async function idOf(name: string): Promise<string> {
  return (await find(name)).id;
}

async function stockOf(name: string): Promise<number> {
  return (await find(name)).stock;
}

async function adjust(name: string, quantity: number): Promise<void> {
  await desk.products.adjustStock.mutate({ id: await idOf(name), quantity, reason: "counted" });
}

async function reprice(name: string, amount: number): Promise<void> {
  await desk.products.update.mutate({ id: await idOf(name), price: { amount, currency: "EUR" } });
}

async function orderCount(): Promise<number> {
  return (await adasClient.orders.list.query({ limit: 100 })).items.length;
}
