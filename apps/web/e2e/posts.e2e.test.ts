import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient, type TenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { refusal } from "./refusal.ts";
import {
  dismissAll,
  eventually,
  forgetAnswers,
  joinUnseen,
  newPerson,
  type Person,
} from "./screen.ts";

let app: App;
/** Writes. */
let ada: Page;
/** Reads and comments, in another browser. */
let bob: Page;
let admin: Page;
/** What a program may do in Bob's name. */
let bobsClient: TenonClient;
const people = { ada: newPerson(), bob: newPerson(), admin: newPerson() };
const text = "We meet on **Thursday**.\n\n# What changes\n\n- Lunch at noon";

beforeAll(async () => {
  app = await startApp();
  [ada, bob, admin] = [await open(people.ada), await open(people.bob), await open(people.admin)];
  await app.makeAdmin(people.admin.email);
  bobsClient = createTenonClient({ url: app.url, credential: people.bob });
});
afterAll(() => app[Symbol.asyncDispose]());

it("begins with an empty board", async () => {
  await ada.goto("/posts");
  await ada.getByText("Nothing on the board yet").waitFor();
  await audit(ada, "empty board");
});

it("shows a text as it will look while it is written, and asks before it is lost", async () => {
  await ada.keyboard.press("n");
  await ada.getByRole("heading", { name: "New post" }).waitFor();
  await ada.getByLabel("Title").fill("The kitchen moves");
  await editor(ada).fill(text);
  const preview = ada.getByRole("group", { name: "Preview" });
  await preview.getByRole("heading", { name: "What changes" }).waitFor();
  await preview.getByText("Lunch at noon").waitFor();
  await audit(ada, "editor");

  await ada.getByRole("link", { name: "Tasks" }).click();
  await ada.getByRole("dialog", { name: "Discard your changes?" }).waitFor();
  await ada.getByRole("button", { name: "Keep editing" }).click();
  expect(await editor(ada).inputValue()).toBe(text);
});

it("lets no script put HTML into the page, nor another script, but by the policy for posts", async () => {
  const attempts = await ada.evaluate(() => {
    const acts = {
      html: () => (document.createElement("p").innerHTML = "<b>x</b>"),
      text: () => (document.createElement("p").innerHTML = "a > b"),
      script: () => (document.createElement("script").src = "/x.js"),
      policy: () => window.trustedTypes?.createPolicy("another", {}),
    };
    return Object.entries(acts).flatMap(([name, act]) => {
      try {
        act();
        return [];
      } catch {
        return [name];
      }
    });
  });
  expect(attempts).toEqual(["html", "script", "policy"]);
});

it("shows the one or the other on a phone", async () => {
  await ada.setViewportSize({ width: 390, height: 844 });
  const preview = ada.getByRole("group", { name: "Preview" });
  await preview.waitFor({ state: "hidden" });
  await ada.getByText("Preview", { exact: true }).click();
  await preview.waitFor();
  await editor(ada).waitFor({ state: "hidden" });
  await audit(ada, "preview on a phone");
  await ada.setViewportSize({ width: 390, height: 844 });
  await ada.getByText("Write", { exact: true }).click();
  await editor(ada).waitFor();
  await ada.setViewportSize({ width: 1280, height: 800 });
});

it("marks what is selected by keys and tools, and undoes it as typing", async () => {
  await editor(ada).fill("word");
  await editor(ada).selectText();
  await ada.keyboard.press("Control+b");
  expect(await editor(ada).inputValue()).toBe("**word**");
  await ada.keyboard.press("Control+i");
  expect(await editor(ada).inputValue()).toBe("**_word_**");
  await ada.keyboard.press("Control+z");
  expect(await editor(ada).inputValue()).toBe("**word**");

  await ada.keyboard.press("Shift+Tab");
  expect(await focusedName(ada)).toBe("Bold");
  await ada.keyboard.press("ArrowRight");
  await ada.keyboard.press("ArrowRight");
  expect(await focusedName(ada)).toBe("Link");
  await ada.keyboard.press("Enter");
  expect(await editor(ada).inputValue()).toBe("**[word](https://)**");
  await ada.keyboard.type("/tasks");
  expect(await editor(ada).inputValue()).toBe("**[word](/tasks)**");
  await editor(ada).fill(text);
});

it("keeps what is typed when it can't be stored, and says what is wrong on its field", async () => {
  await ada.getByLabel("Title").fill(" ");
  await ada.getByRole("button", { name: "Publish" }).click();
  await ada.getByText("Must not be blank.").waitFor();
  await eventually(() => focusedLabel(ada)).toBe("Title");
  await audit(ada, "a post without a title");
  await ada.getByLabel("Title").fill("The kitchen moves");

  await ada.route("**/trpc/posts.create**", (route) => route.abort());
  await ada.getByRole("button", { name: "Save draft" }).click();
  await ada.getByText("The server can’t be reached.").waitFor();
  expect(await editor(ada).inputValue()).toBe(text);
  await ada.unrouteAll({ behavior: "wait" });
});

it("keeps a draft to its author", async () => {
  await ada.keyboard.press("Control+s");
  await ada.getByText("A draft that only you see").waitFor();
  await audit(ada, "draft");
  await bob.goto("/posts/the-kitchen-moves");
  await bob.getByText("This post is not there").waitFor();
  await audit(bob, "no such post");
  await ada.getByRole("link", { name: "Posts" }).click();
  await ada.getByText("My drafts").click();
  await ada.getByRole("link", { name: "The kitchen moves" }).waitFor();
  expect(new URL(ada.url()).search).toBe("?show=drafts");
  await audit(ada, "drafts");
  await ada.getByText("Everybody’s").click();
  await ada.getByText("Nothing on the board yet").waitFor();
});

it("publishes, and keeps the focus where it was", async () => {
  await ada.goto("/posts?show=mine");
  await ada.getByRole("link", { name: "The kitchen moves" }).click();
  await ada.getByRole("button", { name: "Publish" }).press("Enter");
  await ada.getByText("is on the board").waitFor();
  await eventually(() => focusedName(ada)).toBe("Unpublish");
});

it("is found by the beginnings of words, and the address bar remembers the search", async () => {
  await bob.goto("/posts");
  await postLink(bob, "The kitchen moves").waitFor();
  await bob.keyboard.press("/");
  await bob.keyboard.type("kitch thurs");
  await eventually(() => new URL(bob.url()).searchParams.get("q")).toBe("kitch thurs");
  await postLink(bob, "The kitchen moves").waitFor();
  await audit(bob, "board");
  await bob.getByLabel("Search posts").fill("bathroom");
  await bob.getByText("No post matches").waitFor();
  await audit(bob, "no post matches");
  await bob.reload();
  await bob.getByRole("button", { name: "Clear search" }).last().click();
  await postLink(bob, "The kitchen moves").click();
  await bob.getByRole("heading", { name: "What changes" }).waitFor();
  expect(await bob.getByRole("button", { name: "Remove" }).count()).toBe(0);
});

it("takes a comment at once, keeps it while it can't be sent, and sends it once", async () => {
  let arrives = false;
  await bob.route("**/trpc/comments.create**", async (route) => {
    if (arrives) await route.fetch();
    await route.abort();
  });
  await commentField(bob).fill("Who brings\nthe bread?");
  await bob.getByRole("button", { name: "Comment", exact: true }).click();
  await comments(bob).getByText("Who brings").waitFor();
  await bob.getByText("waiting to be sent").waitFor();
  await bob.getByRole("heading", { name: "Comments (1)" }).waitFor();
  expect(await commentField(bob).inputValue()).toBe("");
  await audit(bob, "comment that waits");
  arrives = true;
  await ada.goto("/posts/the-kitchen-moves");
  await comments(ada).getByText("Who brings").waitFor();
  // Ada may see it before the answer is there that bob is not to get.
  await bob.unrouteAll({ behavior: "wait" });
  await bob.reload();
  await eventually(() => bob.getByText("waiting to be sent").count()).toBe(0);
  await eventually(() => comments(bob).getByText("Who brings").count()).toBe(1);
  await bob.getByRole("heading", { name: "Comments (1)" }).waitFor();
});

it("keeps a comment that was refused, to be sent again, copied or discarded", async () => {
  await bob.route("**/trpc/comments.create**", (route) => route.fulfill(refusal));
  await commentField(bob).fill("I do");
  await commentField(bob).press("Control+Enter");
  await comments(bob)
    .getByText(/^Not added\. /)
    .waitFor();
  await audit(bob, "refused comment");
  await bob.getByRole("heading", { name: "Comments (1)" }).waitFor();
  await bob.reload();
  await comments(bob)
    .getByText(/^Not added\. /)
    .waitFor();
  await comments(bob).getByText("I do", { exact: true }).waitFor();
  await bob.unrouteAll({ behavior: "wait" });
  await comments(bob).getByRole("button", { name: "Send again" }).click();
  await bob.getByRole("button", { name: "Remove your comment: I do" }).waitFor();
  await eventually(() =>
    comments(bob)
      .getByText(/^Not added\. /)
      .count(),
  ).toBe(0);
  await comment(bob, "Or you");
  await bob.getByRole("heading", { name: "Comments (3)" }).waitFor();
  await audit(bob, "post with comments");
});

it("lets the author remove a comment, and have it back for a while", async () => {
  await ada.reload();
  const remove = ada.getByRole("button", { name: /Remove the comment of .*: I do/ });
  await remove.click();
  await ada.getByRole("heading", { name: "Comments (2)" }).waitFor();
  await eventually(() => focusedLabel(ada)).toMatch(/^Comments/);
  await ada.getByRole("button", { name: "Undo" }).click();
  await ada.getByRole("heading", { name: "Comments (3)" }).waitFor();
  await remove.click();
  await ada.getByRole("heading", { name: "Comments (2)" }).waitFor();
  await dismissAll(ada);
  await eventually(() => comments(bob).getByRole("listitem").count()).toBe(2);
  await ada.reload();
  await eventually(() => comments(ada).getByRole("listitem").count()).toBe(2);
  await audit(ada, "post without a comment");
});

it("loads more comments, and shows one's own at once", async () => {
  const { id: postId } = await bobsClient.posts.bySlug.query({ slug: "the-kitchen-moves" });
  for (let n = 1; n <= 31; n += 1) {
    await bobsClient.comments.create.mutate({ postId, body: `Remark ${n}` });
  }
  await bob.reload();
  await eventually(() => comments(bob).getByRole("listitem").count()).toBe(30);
  await comment(bob, "The last word");
  await bob.getByRole("list", { name: "Comments just written" }).waitFor();
  await bob.getByRole("button", { name: "Load more" }).click();
  await eventually(() => comments(bob).getByRole("listitem").count()).toBe(34);
  await eventually(() => bob.getByText("The last word").count()).toBe(1);
});

it("lets the author choose when a post was changed meanwhile", async () => {
  await ada.getByRole("link", { name: "Edit" }).click();
  await ada.getByLabel("Title").fill("The kitchen moves on Friday");
  const other = await ada.context().newPage();
  await other.goto("/posts/the-kitchen-moves/edit");
  await editor(other).fill("Never mind.");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByRole("link", { name: "Edit" }).waitFor();
  await other.close();

  await ada.getByRole("button", { name: "Save" }).click();
  await ada.getByText("This post was changed meanwhile").waitFor();
  await audit(ada, "post changed meanwhile");
  await ada.getByRole("button", { name: "Keep mine" }).click();
  await ada.getByRole("heading", { name: "The kitchen moves on Friday" }).waitFor();
  await ada.getByText("Never mind.").waitFor();
});

it("lets only the author edit", async () => {
  await bob.goto("/posts/the-kitchen-moves/edit");
  await bob.getByText("Only its author can change this post").waitFor();
  await audit(bob, "another’s post");
});

it("lets administrators take a post off the board, back to its author", async () => {
  await admin.goto("/posts/the-kitchen-moves");
  expect(await admin.getByRole("link", { name: "Edit" }).count()).toBe(0);
  await admin.getByRole("button", { name: "Unpublish" }).click();
  const dialog = admin.getByRole("dialog", { name: /off the board/ });
  await dialog.waitFor();
  await audit(admin, "unpublish another’s post");
  await dialog.getByRole("button", { name: "Unpublish" }).click();
  await admin.getByText("Nothing on the board yet").waitFor();
  await bob.goto("/posts/the-kitchen-moves");
  await bob.getByText("This post is not there").waitFor();
  await ada.getByText("A draft that only you see").waitFor();
});

it("asks on when a post was removed meanwhile, and says so", async () => {
  const tenon = createTenonClient({ url: app.url, credential: people.ada });
  const { id } = await tenon.posts.create.mutate({ title: "Here today", body: "Gone tomorrow." });
  const elsewhere = await ada.context().newPage();
  await elsewhere.goto("/posts/here-today");
  await elsewhere.getByRole("button", { name: "Remove" }).click();
  const dialog = elsewhere.getByRole("dialog", { name: "Remove “Here today”?" });
  await dialog.getByText("Nobody can bring them back.").waitFor();
  await tenon.posts.remove.mutate({ id });
  await dialog.getByText("It was removed or taken off the board meanwhile.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await elsewhere.getByText("This post is not there").waitFor();
  await elsewhere.close();
});

it("removes a post for good, after asking", async () => {
  await ada.getByRole("button", { name: "Remove" }).click();
  await ada.getByRole("dialog", { name: /^Remove “The kitchen/ }).waitFor();
  await audit(ada, "remove a post");
  await ada.getByRole("button", { name: "Remove for good" }).click();
  await ada.getByText("Removed “The kitchen moves on Friday”.").waitFor();
  await ada.getByText("Mine", { exact: true }).click();
  await ada.getByText("You have written nothing yet").waitFor();
});

it("lets wide tables and code scroll by keyboard, inside a post on a phone", async () => {
  await ada.goto("/posts/new");
  await ada.getByLabel("Title").fill("Wide");
  const row = `|${" a long heading |".repeat(8)}`;
  const code = `\`\`\`\n${"wide ".repeat(60)}\n\`\`\``;
  await editor(ada).fill(`${row}\n|${"---|".repeat(8)}\n${row}\n\n${code}\n\n| narrow |\n|---|`);
  await ada.getByRole("button", { name: "Publish" }).click();
  await ada.getByRole("heading", { name: "Wide" }).waitFor();
  await audit(ada, "wide post");
  await ada.setViewportSize({ width: 390, height: 844 });
  await eventually(() => ada.locator("article [tabindex='0']").count()).toBe(2);
});

it("says that the board could not be loaded, and loads it when asked again", async () => {
  await forgetAnswers(bob);
  await bob.route("**/trpc/posts.list**", (route) => route.abort());
  await bob.goto("/posts");
  await bob.getByText("The posts could not be loaded").waitFor();
  await audit(bob, "failed board");
  await bob.unrouteAll({ behavior: "wait" });
  await bob.getByRole("button", { name: "Try again" }).click();
  await postLink(bob, "Wide").waitFor();
});

async function open(person: Person): Promise<Page> {
  const context = await app.openBrowser({ viewport: { width: 1280, height: 800 } });
  await joinUnseen(context, person);
  return context.newPage();
}

function editor(page: Page): Locator {
  return page.getByRole("textbox", { name: "Text" });
}

function postLink(page: Page, title: string): Locator {
  return page.getByRole("list", { name: "Posts" }).getByRole("link", { name: title });
}

function commentField(page: Page): Locator {
  return page.getByRole("textbox", { name: "Your comment" });
}

function comments(page: Page): Locator {
  return page.getByRole("list", { name: "Comments", exact: true });
}

async function comment(page: Page, body: string): Promise<void> {
  await commentField(page).fill(body);
  await commentField(page).press("Control+Enter");
  await eventually(() => commentField(page).inputValue()).toBe("");
  await eventually(() => page.getByText("waiting to be sent").count()).toBe(0);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    return focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
  });
}

/** What the label of a field in focus says, or the words of a heading. */
function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: focused } = document;
    const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
    return label?.textContent ?? "";
  });
}
