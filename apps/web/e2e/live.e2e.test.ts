import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import {
  addTasks,
  eventually,
  joinUnseen,
  listedTitles,
  newPerson,
  openTask,
  signInUnseen,
  taskLink,
} from "./screen.ts";

const people = { ada: newPerson(), bob: newPerson() };
let app: App;
/** The administrator's page. */
let ada: Page;
/** The member's page. */
let bob: Page;
/** What programs do in their names. */
let admin: TenonClient;
let member: TenonClient;

beforeAll(async () => {
  app = await startApp();
  const [adas, bobs] = [await openBrowser(), await openBrowser()];
  await joinUnseen(adas, people.ada);
  await joinUnseen(bobs, people.bob);
  await app.makeAdmin(people.ada.email);
  ada = await adas.newPage();
  await ada.goto("/admin/orders");
  await ada.getByText("No orders yet").waitFor();
  bob = await bobs.newPage();
  await bob.goto("/tasks");
  await bob.getByRole("textbox", { name: "Add a task" }).waitFor();
  admin = createTenonClient({ url: app.url, credential: people.ada });
  member = createTenonClient({ url: app.url, credential: people.bob });
});
afterAll(() => app[Symbol.asyncDispose]());

it("shows a task that is added, changed and deleted in another browser", async () => {
  const context = await openBrowser();
  await signInUnseen(context, people.bob);
  const elsewhere = await context.newPage();
  await elsewhere.goto("/tasks");
  await addTasks(elsewhere, "Order the oak");
  await taskLink(bob, "Order the oak").waitFor();
  const panel = await openTask(elsewhere, "Order the oak");
  await panel.getByLabel("Title").fill("Order the ash");
  await panel.getByRole("button", { name: "Save" }).click();
  await taskLink(bob, "Order the ash").waitFor();
  await context.close();
  const { items } = await member.tasks.list.query({});
  await member.tasks.remove.mutate({ id: items[0]?.id ?? "" });
  await eventually(() => listedTitles(bob)).toEqual([]);
});

it("keeps what is typed when the task is changed elsewhere, and shows both versions", async () => {
  const task = await member.tasks.create.mutate({ title: "Sharpen the saw" });
  const panel = await openTask(bob, "Sharpen the saw");
  await panel.getByLabel("Description").fill("Both of them");
  await member.tasks.update.mutate({ id: task.id, title: "Sharpen the saws" });
  await taskLink(bob, "Sharpen the saws").waitFor({ state: "attached" });
  expect(await panel.getByLabel("Title").inputValue()).toBe("Sharpen the saw");
  await panel.getByLabel("Title").fill("Sharpen a saw");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByRole("cell", { name: "Sharpen the saws" }).waitFor();
  await panel.getByRole("cell", { name: "Sharpen a saw" }).waitFor();
  await panel.getByRole("button", { name: "Keep mine" }).click();
  await taskLink(bob, "Sharpen a saw").waitFor();
});

it("says that what is edited was deleted elsewhere, and keeps what is typed", async () => {
  const task = await member.tasks.create.mutate({ title: "Oil the bench" });
  const panel = await openTask(bob, "Oil the bench");
  await panel.getByLabel("Description").fill("With linseed oil");
  await member.tasks.remove.mutate({ id: task.id });
  await panel.getByText("This task was deleted meanwhile").waitFor();
  expect(await panel.getByLabel("Description").inputValue()).toBe("With linseed oil");
  expect(await panel.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await audit(bob, "deleted meanwhile");
  await panel.getByRole("button", { name: "Close", exact: true }).click();
  await bob.getByRole("button", { name: "Discard" }).click();
  await panel.waitFor({ state: "hidden" });
});

it("shows stock as it is sold, and a new order at the desk", async () => {
  const { id } = await admin.products.create.mutate({
    name: "Oak tray",
    sku: "TRAY",
    price: { amount: 1_900, currency: "EUR" },
    stock: 40,
  });
  await bob.goto("/shop");
  const tray = bob.getByRole("listitem").filter({ hasText: "Oak tray" });
  await tray.getByText("In stock").waitFor();

  const order = await member.orders.place.mutate({ lines: [{ productId: id, quantity: 38 }] });
  await tray.getByText("Only 2 left").waitFor();
  await ada.getByRole("link", { name: String(order.number) }).waitFor();
});

it("shows a customer what becomes of an order while the desk works on it", async () => {
  await bob.goto("/orders");
  await bob.getByRole("list", { name: "Your orders" }).getByRole("link").first().click();
  await bob.getByRole("heading", { name: /^Order / }).waitFor();
  await ada.getByRole("button", { name: "Mark paid" }).click();
  await bob.getByRole("main").getByText("Paid", { exact: true }).first().waitFor();
});

it("holds new orders back from the desk that is worked at, until they are asked for", async () => {
  const { items } = await admin.products.list.query({});
  const lines = [{ productId: items[0]?.id ?? "", quantity: 1 }];
  const { number } = await member.orders.place.mutate({ lines });
  const button = ada.getByRole("button", { name: "Show 1 new order" });
  await button.waitFor();
  expect(await ada.getByRole("link", { name: String(number) }).count()).toBe(0);
  await ada.mouse.move(0, 0);
  await audit(ada, "new orders");
  await button.click();
  await ada.getByRole("link", { name: String(number) }).waitFor();
});

it("offers a post that is put on the board, and shows a comment to whoever reads it", async () => {
  await publish("The kitchen moves");
  await bob.goto("/posts");
  await bob.getByRole("link", { name: "The kitchen moves" }).waitFor();
  await publish("The bathroom stays");
  const button = bob.getByRole("button", { name: "Show 1 new post" });
  await button.waitFor();
  expect(await bob.getByRole("link", { name: "The bathroom stays" }).count()).toBe(0);
  await audit(bob, "new posts");
  await button.click();
  await bob.getByRole("link", { name: "The bathroom stays" }).click();

  await bob.getByText("Nobody has said anything yet.").waitFor();
  const { items } = await admin.posts.list.query({ search: "bathroom" });
  await admin.comments.create.mutate({ postId: items[0]?.id ?? "", body: "Good to know." });
  await bob.getByRole("list", { name: "Comments" }).getByText("Good to know.").waitFor();
  await bob.getByRole("heading", { name: "Comments (1)" }).waitFor();
});

it("reads lists again in moments, not for each of many changes", async () => {
  await bob.goto("/tasks");
  await bob.getByRole("textbox", { name: "Add a task" }).waitFor();

  const beganAt = performance.now();
  let reads = 0;
  bob.on("request", (request) => {
    if (request.url().includes("tasks.list")) reads += 1;
  });
  const titles = Array.from({ length: 60 }, (_, index) => `Peg ${index + 1}`);
  await Promise.all(titles.map((title) => member.tasks.create.mutate({ title })));
  await eventually(() => bob.getByText("Peg ").count()).toBeGreaterThan(10);
  const seconds = (performance.now() - beganAt) / 1_000;
  expect(reads).toBeLessThan(5 + seconds);
});

it("holds one stream for all tabs of a browser, and goes on when the tab that leads is closed", async () => {
  await eventually(() => app.openStreams()).toBe(2);
  const second = await bob.context().newPage();
  await second.goto("/tasks?q=lathe");
  await second.getByText("No task matches").waitFor();
  await member.tasks.create.mutate({ title: "Clean the lathe" });
  await taskLink(second, "Clean the lathe").waitFor();
  expect(app.openStreams()).toBe(2);

  await bob.close();
  bob = second;
  await member.tasks.create.mutate({ title: "Grease the lathe" });
  await taskLink(bob, "Grease the lathe").waitFor();
  await eventually(() => app.openStreams()).toBe(2);
});

it("shows what happened while the server was restarted", async () => {
  await app.restart(async (url) => {
    const tenon = createTenonClient({ url, credential: people.bob });
    await tenon.tasks.create.mutate({ title: "Move the lathe" });
  });
  await taskLink(bob, "Move the lathe").waitFor();
});

it("says that it is offline, and what that means, and makes up for it afterwards", async () => {
  await bob.context().setOffline(true);
  const badge = bob.getByRole("button", { name: "Offline" });
  await badge.waitFor();
  await badge.click();
  await bob
    .getByRole("group", { name: "Connection" })
    .getByText("brings itself up to date")
    .waitFor();
  await audit(bob, "offline");
  await member.tasks.create.mutate({ title: "Sell the lathe" });
  await bob.context().setOffline(false);
  await taskLink(bob, "Sell the lathe").waitFor();
  await eventually(() => badge.count()).toBe(0);
});

it("shows a role that was given, and the end of an account that was switched off", async () => {
  const { id } = await member.users.me.query();
  await admin.users.update.mutate({ id, role: "admin" });
  await bob.getByRole("link", { name: "Admin" }).waitFor();
  await admin.users.update.mutate({ id, isActive: false });
  await bob.getByRole("dialog", { name: "Your session has ended" }).waitFor();
  await eventually(() => app.openStreams()).toBe(1);
});

it("ends the stream with the session", async () => {
  await ada.getByRole("button", { name: /Account of/ }).click();
  await ada.getByRole("button", { name: "Sign out", exact: true }).click();
  await ada.getByRole("heading", { name: "Sign in" }).waitFor();
  await eventually(() => app.openStreams()).toBe(0);
});

async function publish(title: string): Promise<void> {
  const { id } = await admin.posts.create.mutate({ title, body: "On Friday." });
  await admin.posts.publish.mutate({ id });
}

function openBrowser(): Promise<BrowserContext> {
  return app.openBrowser({ viewport: { width: 1280, height: 800 } });
}
