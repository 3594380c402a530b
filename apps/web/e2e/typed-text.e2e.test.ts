import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { eventually, joinUnseen, newPerson, passwordField } from "./screen.ts";

const person = newPerson();
let app: App;
let page: Page;
/** What a program may do in the person's name. */
let client: TenonClient;
/** Where each form is. */
let paths: Record<Form, string>;

type Form = keyof typeof forms;

/** Every form without a password: how it is opened from its page, and a field of it. */
const forms = {
  task: { field: () => page.getByRole("dialog", { name: "Task" }).getByLabel("Title") },
  "new post": { field: () => page.getByLabel("Title") },
  post: { field: () => page.getByLabel("Title") },
  comment: { field: () => page.getByLabel("Your comment") },
  profile: { field: () => page.getByLabel("Name") },
  "new product": { field: () => page.getByLabel("Name") },
  product: { field: () => page.getByLabel("Name") },
  account: { field: () => page.getByLabel("Name") },
  "API key": { field: () => page.getByLabel("Name"), open: "New key" },
  stock: { field: () => page.getByLabel("Note"), open: "Adjust" },
  "new webhook": { field: () => page.getByLabel("Description") },
  webhook: { field: () => page.getByLabel("Description") },
} satisfies Record<string, { field: () => Locator; open?: string }>;

beforeAll(async () => {
  app = await startApp();
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  page = await context.newPage();
  await app.makeAdmin(person.email);
  client = createTenonClient({ url: app.url, credential: person });
  paths = await makePaths();
});
afterAll(() => app[Symbol.asyncDispose]());

it.each(Object.keys(forms).filter(isForm))(
  "keeps what is typed over a reload: %s",
  async (form) => {
    await page.goto(paths[form]);
    await open(form);
    const { field } = forms[form];
    await field().fill("Typed, not stored");
    await page.reload();
    await open(form);
    await eventually(() => field().inputValue()).toBe("Typed, not stored");
  },
);

it("forgets what is typed when the form is left", async () => {
  await page.goto(paths.post);
  await forms.post.field().fill("To be forgotten");
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.goto(paths.post);
  await eventually(() => forms.post.field().inputValue()).toBe("The kitchen moves");
});

it("puts what is typed over what others stored meanwhile, and leaves the rest to them", async () => {
  const { id } = await client.posts.create.mutate({ title: "Before", body: "Before." });
  const { slug } = await client.posts.publish.mutate({ id });
  await page.goto(`/posts/${slug}/edit`);
  await forms.post.field().fill("Mine");
  await client.posts.update.mutate({ id, body: "Theirs." });
  await page.reload();
  await eventually(() => forms.post.field().inputValue()).toBe("Mine");
  await eventually(() => page.getByLabel("Text").inputValue()).toBe("Theirs.");
});

it("has what was typed after the session ended, a reload and signing in again", async () => {
  await page.goto(paths.task);
  await forms.task.field().fill("Still here");
  await client.auth.logoutAll.mutate();
  await page.reload();
  await page.getByLabel("E-mail").fill(person.email);
  await passwordField(page).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await eventually(() => forms.task.field().inputValue()).toBe("Still here");
});

it("keeps no password", async () => {
  await page.goto("/settings/security");
  await page.getByLabel("Current password").fill("not to be kept");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
    "not to be kept",
  );
});

function isForm(name: string): name is Form {
  return name in forms;
}

async function open(form: Form): Promise<void> {
  const { open: button } = { open: "", ...forms[form] };
  if (button !== "") await page.getByRole("button", { name: button }).first().click();
  await forms[form].field().waitFor();
}

async function makePaths(): Promise<Record<Form, string>> {
  const task = await client.tasks.create.mutate({ title: "Order the oak" });
  const { id } = await client.posts.create.mutate({ title: "The kitchen moves", body: "Soon." });
  const post = await client.posts.publish.mutate({ id });
  const product = await client.products.create.mutate({
    sku: "TRAY",
    name: "Tray",
    price: { amount: 1_999, currency: "EUR" },
    stock: 5,
  });
  const me = await client.users.me.query();
  const webhook = await client.webhooks.create.mutate({ url: "https://example.com/tenon" });
  return {
    task: `/tasks/${task.id}`,
    "new post": "/posts/new",
    post: `/posts/${post.slug}/edit`,
    comment: `/posts/${post.slug}`,
    profile: "/settings/profile",
    "new product": "/admin/products/new",
    product: `/admin/products/${product.id}`,
    account: `/admin/users/${me.id}`,
    "API key": "/settings/api-keys",
    stock: `/admin/products/${product.id}`,
    "new webhook": "/settings/webhooks/new",
    webhook: `/settings/webhooks/${webhook.id}`,
  };
}
