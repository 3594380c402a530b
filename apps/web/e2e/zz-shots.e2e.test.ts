import type { Page } from "playwright-core";
import { afterAll, beforeAll, it } from "vitest";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { newPerson, signUp, eventually } from "./screen.ts";
let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app[Symbol.asyncDispose]());
async function shot(page: Page, name: string) {
  for (const [w, h] of [
    [390, 844],
    [1280, 800],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.waitForTimeout(150);
      await page.screenshot({ path: `/tmp/shots/${name}-${w}-${colorScheme}.png`, fullPage: true });
    }
  try {
    await audit(page, name);
  } catch (e) {
    console.log(String(e).slice(0, 4000));
  }
}
const body = `We meet on **Thursday** at _ten_. See [the agenda](https://example.com/agenda) and \`npm test\`.

# What changes

- The kitchen gets a new table
- Lunch moves to noon
  1. soup first
  2. then bread

> Nothing is as good as bread.
>
> — somebody hungry

## Numbers

| Room | Chairs | Tables | Windows | Lamps | Price per month | Who has the key |
|------|-------:|-------:|:-------:|------:|----------------:|-----------------|
| Kitchen | 12 | 3 | 2 | 4 | 1,200.00 EUR | Ada |
| Attic | 2 | 1 | 1 | 1 | 80.00 EUR | Grace |

\`\`\`ts
const answer = await client.posts.list.query({ search: "kitchen", limit: 20, cursor: undefined });
\`\`\`

---

~~Old news~~ https://example.com/a/very/long/address/that/does/not/end/soon/because/it/goes/on/and/on/and/on/forever
`;
it("shots", async () => {
  const ctx = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  const page = await ctx.newPage();
  page.on("console", (m) => console.log("console", m.type(), m.text()));
  page.on("pageerror", (m) => console.log("pageerror", m.message));
  const ada = newPerson();
  await signUp(page, ada);
  await page.getByRole("link", { name: "Posts" }).click();
  await page.getByText("Nothing on the board yet").waitFor();
  await shot(page, "empty");
  await page.getByRole("link", { name: "New post" }).click();
  await page.getByLabel("Title").fill("The kitchen moves on Thursday");
  await page.getByRole("textbox", { name: "Text" }).fill(body);
  await page.getByRole("group", { name: "Preview" }).getByText("What changes").waitFor();
  await shot(page, "editor");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText("Preview", { exact: true }).click();
  await page.waitForTimeout(200);
  await page.screenshot({ path: "/tmp/shots/editor-preview-390.png", fullPage: true });
  await page.getByRole("link", { name: "Tasks" }).click();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("A draft that only you see").waitFor();
  await shot(page, "draft");
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("is on the board").waitFor();
  for (const t of ["Sounds good to me.\n\nWho brings the bread?", "I do", "x ".repeat(300)]) {
    await page.getByRole("textbox", { name: "Your comment" }).fill(t);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await eventually(() => page.getByRole("textbox", { name: "Your comment" }).inputValue()).toBe(
      "",
    );
  }
  await shot(page, "post");
  await page
    .getByRole("button", { name: /Remove your comment/ })
    .first()
    .click();
  await shot(page, "remove-comment");
  await page.getByRole("button", { name: "Cancel" }).click();
  for (const t of [
    "Lunch is at noon from now on",
    "A title that is rather long, so long in fact that it has to be broken into more than one line on any phone",
    "Short",
  ]) {
    await page.goto("/posts/new");
    await page.getByLabel("Title").fill(t);
    await page
      .getByRole("textbox", { name: "Text" })
      .fill(t === "Short" ? "" : body.slice(0, 200 + t.length * 3));
    await page.getByRole("button", { name: t === "Short" ? "Save draft" : "Publish" }).click();
    await page.getByRole("heading", { name: t }).waitFor();
  }
  await page.getByRole("link", { name: "Posts" }).click();
  await page.getByRole("list", { name: "Posts" }).waitFor();
  await shot(page, "board");
  await page.getByText("Mine", { exact: true }).click();
  await page.getByText("Draft", { exact: true }).waitFor();
  await shot(page, "mine");
  // stale
  await page.goto("/posts/the-kitchen-moves-on-thursday/edit");
  await page.getByLabel("Title").fill("The kitchen moves on Friday");
  const other = await ctx.newPage();
  await other.goto("/posts/the-kitchen-moves-on-thursday/edit");
  await other.getByRole("textbox", { name: "Text" }).fill("Never mind.");
  await other.getByLabel("Title").fill("Nothing moves");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByRole("heading", { name: "Nothing moves" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("This post was changed meanwhile").waitFor();
  await shot(page, "stale");
}, 240_000);
