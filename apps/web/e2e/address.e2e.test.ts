import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { eventually, joinUnseen, newPerson } from "./screen.ts";

const person = newPerson();
let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  page = await context.newPage();
  await app.makeAdmin(person.email);
  await fill();
});
afterAll(() => app[Symbol.asyncDispose]());

type List = {
  name: string;
  /** A view as it is shared. */
  address: string;
  /** What it shows, and another view doesn't. */
  shown: () => Locator;
  /** What it leaves out. */
  left: () => Locator;
  /** Where one of the list is opened, if it is. */
  opened?: RegExp;
};

const lists: List[] = [
  {
    name: "tasks",
    address: "/tasks?state=all&q=oil&priority=high&tag=bench&sort=title&order=asc",
    shown: () => link("Oil the workbench"),
    left: () => link("Call the plumber"),
    opened: /\/tasks\/[^/]+\?state=all&q=oil/,
  },
  {
    name: "posts",
    address: "/posts?q=hours",
    shown: () => link("Workshop hours"),
    left: () => link("The fair"),
    opened: /\/posts\/workshop-hours$/,
  },
  {
    name: "drafts",
    address: "/posts?show=drafts",
    shown: () => link("Not yet"),
    left: () => link("The fair"),
    opened: /\/posts\/not-yet$/,
  },
  {
    name: "the shop",
    address: "/shop?q=tray",
    shown: () => main().getByText("Oak tray", { exact: true }),
    left: () => main().getByText("Ash spoon", { exact: true }),
  },
  {
    name: "one’s own orders",
    address: "/orders?status=cancelled",
    shown: () => link(/1002/),
    left: () => link(/1001/),
    opened: /\/orders\/[^/]+$/,
  },
  {
    name: "the desk by status",
    address: "/admin/orders?status=cancelled",
    shown: () => link(/1002/),
    left: () => link(/1001/),
    opened: /\/admin\/orders\/[^/]+$/,
  },
  {
    name: "the desk by number",
    address: "/admin/orders?number=1002",
    shown: () => link(/1002/),
    left: () => link(/1001/),
    opened: /\/admin\/orders\/[^/]+$/,
  },
  {
    name: "the catalogue",
    address: "/admin/products?q=oak&state=active",
    shown: () => link("Oak tray"),
    left: () => link("Ash spoon"),
    opened: /\/admin\/products\/[^/]+$/,
  },
  {
    name: "accounts",
    address: "/admin/users?q=grace&role=member&state=active&email=unconfirmed",
    shown: () => link("Grace Hopper"),
    left: () => link("person-1"),
    opened: /\/admin\/users\/[^/]+$/,
  },
  {
    name: "the audit log",
    address: "/admin/audit?action=session.refused",
    shown: () => main().getByText("No entry is like that."),
    left: () => main().getByRole("list", { name: "Audit log" }),
  },
];

it.each(lists)(
  "$name: a view is in the address, for whoever opens it, over back, forward and reload",
  async ({ address, shown, left, opened }) => {
    await page.goto(address);
    await expectView();
    await (
      opened === undefined ? page.getByRole("link", { name: "Tenon, home" }) : shown()
    ).click();
    await page.waitForURL(opened ?? /\/home$/);
    await page.goBack();
    await expectView();
    await page.goForward();
    await page.waitForURL(opened ?? /\/home$/);
    await page.goBack();
    await page.reload();
    await expectView();

    async function expectView(): Promise<void> {
      await page.waitForURL((url) => url.pathname + url.search === address);
      await shown().waitFor();
      await left().waitFor({ state: "detached" });
    }
  },
);

it.each(lists)(
  "$name: what makes no sense in an address is left out",
  async ({ address, left }) => {
    const path = new URL(address, app.url).pathname;
    const show = new URL(address, app.url).searchParams.get("show") === null ? "x" : "board";
    await page.goto(
      `${path}?show=${show}&q=%20&state=x&status=x&number=%20&priority=x&tag=&due=x&sort=x&order=x&role=x&email=x&action=x&actor=x&from=x&days=x&nothing=x&q=%20`,
    );
    await left().first().waitFor();
  },
);

it("a search that is too long is cut short", async () => {
  await page.goto(`/shop?q=${"tray ".repeat(60)}`);
  await main().getByText("Oak tray", { exact: true }).waitFor();
});

it("filters are steps back, and the words of a search are one", async () => {
  await page.goto("/admin/users");
  await page.getByLabel("Search accounts").fill("person");
  await page.waitForURL(/q=person$/);
  await page.getByLabel("Search accounts").fill("grace");
  await page.waitForURL(/q=grace$/);
  await link("Grace Hopper").click();
  await page.waitForURL(/\/admin\/users\/[^/]+$/);
  await page.goBack();
  await page.waitForURL(/\/admin\/users\?q=grace$/);
  await eventually(() => page.getByLabel("Search accounts").inputValue()).toBe("grace");
});

async function fill(): Promise<void> {
  const client = createTenonClient({ url: app.url, credential: person });
  await client.tasks.create.mutate({
    title: "Oil the workbench",
    priority: "high",
    tags: ["bench"],
  });
  await client.tasks.create.mutate({ title: "Call the plumber" });
  for (const title of ["Workshop hours", "The fair"]) {
    const { id } = await client.posts.create.mutate({ title, body: "Soon." });
    await client.posts.publish.mutate({ id });
  }
  await client.posts.create.mutate({ title: "Not yet" });
  const price = { amount: 1_999, currency: "EUR" };
  const { id } = await client.products.create.mutate({
    sku: "TRAY",
    name: "Oak tray",
    price,
    stock: 5,
  });
  await client.products.create.mutate({ sku: "SPOON", name: "Ash spoon", price, stock: 5 });
  const lines = [{ productId: id, quantity: 1 }];
  await client.orders.place.mutate({ lines });
  const cancelled = await client.orders.place.mutate({ lines });
  await client.orders.cancel.mutate({ id: cancelled.id });
  await createTenonClient({ url: app.url }).auth.register.mutate({
    ...newPerson(),
    name: "Grace Hopper",
  });
}

function main(): Locator {
  return page.getByRole("main");
}

function link(name: string | RegExp): Locator {
  return main().getByRole("link", { name });
}
