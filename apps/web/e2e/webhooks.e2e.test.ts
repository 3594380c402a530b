import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Receiver, startReceiver, status } from "@tenon/api/testing/webhook-receiver";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { eventually, joinUnseen, newPerson } from "./screen.ts";

const person = newPerson();
let app: App;
let receiver: Receiver;
let page: Page;
/** What a program may do in the person's name. */
let client: TenonClient;

beforeAll(async () => {
  app = await startApp();
  receiver = await startReceiver();
  const context = await app.openBrowser();
  await joinUnseen(context, person);
  client = createTenonClient({ url: app.url, credential: person });
  page = await context.newPage();
});
afterAll(async () => {
  await receiver[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

it("says what a webhook is for while there is none", async () => {
  await page.goto("/settings/webhooks");
  await page.getByText("No webhooks yet").waitFor();
  await audit(page, "no webhooks");
});

it("refuses on its field what can’t be an address, and one in a private network", async () => {
  await page.getByRole("link", { name: "New webhook" }).click();
  await page.getByRole("heading", { name: "New webhook" }).waitFor();
  const address = page.getByRole("textbox", { name: "Address" });
  await address.fill("nowhere");
  await make(page);
  await page.getByText("Must be a web address, like https://example.com.").waitFor();
  await address.fill("http://10.0.0.1/hook");
  await make(page);
  await page.getByText("Must be on the internet, not in a private network.").waitFor();
  await eventually(() => hasFocus(address)).toBe(true);
  await audit(page, "a refused webhook");
});

it("asks for an event where not everything is told, and takes a whole group", async () => {
  await page.getByRole("textbox", { name: "Address" }).fill(receiver.url);
  await page.getByRole("textbox", { name: "Description" }).fill("The stock room");
  await page.getByRole("checkbox", { name: /^Everything/ }).uncheck();
  await make(page);
  await page.getByText("Choose at least one event.").waitFor();
  await page.getByRole("checkbox", { name: "Tasks", exact: true }).check();
  expect(
    await page.getByRole("checkbox", { name: "Tasks imported", exact: true }).isChecked(),
  ).toBe(true);
  await audit(page, "a choice of events");
});

it("shows the secret of a new webhook once, and how to verify with it", async () => {
  await make(page);
  const dialog = page.getByRole("dialog", { name: "The webhook is made" });
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByText('from "standardwebhooks"').waitFor();
  await page.keyboard.press("Escape");
  await audit(page, "the secret");
  await dialog.getByRole("button", { name: "I have kept the secret" }).click();
  await page.getByRole("heading", { name: "The stock room" }).waitFor();
  await page.getByText("Nothing was sent yet").waitFor();
  await audit(page, "a new webhook");
  expect(await page.content()).not.toContain("whsec_");
});

it("sends a test and shows what was answered", async () => {
  receiver.answer(status(202, {}, "Taken, thank you"));
  await page.getByRole("button", { name: "Send a test" }).click();
  const result = page.getByRole("region", { name: "Try it" }).getByRole("status");
  await result.getByText(/Answered 202 after [\d,]+ ms\./).waitFor();
  await result.getByText("What was sent and answered").press("Enter");
  await result.getByText("Taken, thank you").waitFor();
  await result.getByText(/"type":"webhook\.test"/).waitFor();
  await messages(page).getByText("Delivered").waitFor();
  await audit(page, "an answered test");
});

it("shows what failed and when it is tried again, and sends it again when asked", async () => {
  receiver.answer(status(500, {}, "Out of order"));
  await client.tasks.create.mutate({ title: "Order the oak" });
  const message = messages(page).filter({ hasText: "Task added" });
  await message.getByText(/Answered 500 .* Next try/).waitFor();
  await page.getByText("On, but failing").first().waitFor();
  await audit(page, "a failing webhook");

  receiver.answer(status(204));
  await message.getByRole("button", { name: "Send again: Task added" }).click();
  await message.getByText(/Answered 204/).waitFor();
  await page.getByRole("heading", { name: "On", exact: true }).waitFor();
});

it("sends all that failed again", async () => {
  receiver.answer(status(500));
  await page.getByRole("button", { name: "Send a test" }).click();
  await messages(page).getByText("Given up after one try.").waitFor();
  await page.getByRole("combobox", { name: "Show" }).selectOption("Failed");
  await eventually(() => messages(page).count()).toBe(1);
  expect(new URL(page.url()).search).toBe("?state=failed");
  receiver.answer(status(204));
  await page.getByRole("button", { name: "Send failed ones again" }).click();
  await page.getByText("Sends one message again.").waitFor();
  await page.getByText("No such message").waitFor();
  await page.getByRole("button", { name: "Show all messages" }).click();
  await eventually(() => messages(page).getByText("Delivered").count()).toBe(3);
});

it("reads on past the first ten messages", async () => {
  for (let n = 1; n < 9; n += 1) await client.tasks.create.mutate({ title: `Plane ${n}` });
  await eventually(() => messages(page).count()).toBe(10);
  await page.getByRole("button", { name: "Load more" }).click();
  await eventually(() => messages(page).count()).toBeGreaterThan(10);
});

it("saves what is changed, and what was changed elsewhere meanwhile stays", async () => {
  const [webhook] = await client.webhooks.list.query();
  await client.webhooks.update.mutate({ id: webhook?.id ?? "", description: "The saw mill" });
  await page.getByRole("checkbox", { name: "Orders", exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This webhook was changed meanwhile.").waitFor();
  expect(await page.getByRole("textbox", { name: "Description" }).inputValue()).toBe(
    "The saw mill",
  );
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved the webhook.").waitFor();
  const [saved] = await client.webhooks.list.query();
  expect(saved).toMatchObject({ description: "The saw mill" });
  expect(saved?.events).toEqual(expect.arrayContaining(["task.created", "order.placed"]));
});

it("asks before what was typed is lost", async () => {
  await page.getByRole("textbox", { name: "Description" }).fill("Somewhere else");
  await page.getByRole("link", { name: "All webhooks" }).click();
  await page.getByRole("dialog", { name: "Discard your changes?" }).waitFor();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  expect(await page.getByRole("textbox", { name: "Description" }).inputValue()).toBe(
    "The saw mill",
  );
});

it("pauses and resumes, and sends nothing meanwhile", async () => {
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("heading", { name: "Paused by you" }).waitFor();
  expect(await page.getByRole("button", { name: "Send a test" }).isDisabled()).toBe(true);
  expect(await page.getByRole("button", { name: /^Send again/ }).count()).toBe(0);
  await audit(page, "a paused webhook");
  const resume = page.getByRole("button", { name: "Resume" });
  await eventually(() => hasFocus(resume)).toBe(true);
  await resume.press("Enter");
  await page.getByRole("heading", { name: "On", exact: true }).waitFor();
});

it("a receiver that is gone pauses it, and the list says so", async () => {
  receiver.answer(status(410));
  await client.tasks.create.mutate({ title: "Nobody hears of it" });
  await page.getByRole("heading", { name: "Paused after 410 Gone" }).waitFor();
  await page.getByRole("link", { name: "All webhooks" }).click();
  const item = page.getByRole("list", { name: "Webhooks" }).getByRole("listitem");
  await item.getByText("Paused after 410 Gone").waitFor();
  await item.getByText(/Task added.*Answered 410/).waitFor();
  await audit(page, "the list of webhooks");
  await item.getByRole("link", { name: "The saw mill" }).click();
});

it("gives a new secret, with a day for the former one", async () => {
  await page.getByRole("button", { name: "New secret" }).click();
  await page.getByText(/For 24 hours messages are signed with both/).waitFor();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  const dialog = page.getByRole("dialog", { name: "The new secret" });
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole("button", { name: "I have kept the secret" }).click();
  await page.getByText(/^Until .* signed with the former secret, too\.$/).waitFor();
});

it("is removed after asking", async () => {
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("dialog", { name: "Remove “The saw mill”?" }).waitFor();
  await audit(page, "asking before a webhook is removed");
  await page.getByRole("button", { name: "Remove for good" }).click();
  await page.getByText("No webhooks yet").waitFor();
  expect(await client.webhooks.list.query()).toEqual([]);
});

it("offers to try again when the webhooks could not be loaded", async () => {
  await page.route("**/trpc/webhooks.list**", (route) => route.abort());
  await page.reload();
  await page.getByText("Your webhooks could not be loaded").waitFor();
  await audit(page, "webhooks that could not be loaded");
  await page.unrouteAll({ behavior: "wait" });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("No webhooks yet").waitFor();
});

it("says that a webhook is not there", async () => {
  await page.goto("/settings/webhooks/01985a7e-5f0e-7c3a-9d0b-2f6f5c1f4d11");
  await page.getByText("This webhook is not there").waitFor();
  await audit(page, "no such webhook");
});

it("speaks German, refusals of the server too", async () => {
  await page.goto("/settings/profile");
  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await client.webhooks.create.mutate({ url: receiver.url });
  await client.tasks.create.mutate({ title: "Eiche bestellen" });
  await eventually(async () => (await client.webhooks.list.query())[0]?.pauseReason).toBe("gone");
  await page.goto("/settings/webhooks");
  await page.getByText(/Aufgabe angelegt .* Antwort 410 nach [\d.]+ ms/).waitFor();
  await audit(page, "German webhooks");
  await page.getByRole("list", { name: "Webhooks" }).getByRole("link").click();
  await page.getByRole("heading", { name: "Pausiert nach 410 Gone" }).waitFor();
  await page.getByRole("checkbox", { name: /^Alles/ }).uncheck();
  await page.getByRole("textbox", { name: "Adresse" }).fill("http://[::ffff:10.0.0.1]/");
  await page.getByRole("checkbox", { name: "Aufgaben", exact: true }).check();
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Muss im Internet liegen, nicht in einem privaten Netz.").waitFor();
  await audit(page, "a German webhook");
});

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((node) => node === document.activeElement);
}

async function make(on: Page): Promise<void> {
  await on.getByRole("button", { name: "Make the webhook" }).click();
}

function messages(on: Page): Locator {
  return on.getByRole("list", { name: "Messages" }).getByRole("listitem");
}
