import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTenonClient } from "@tenon/client";
import { type App, startApp } from "./app.ts";
import { audit } from "./audit.ts";
import { eventually, newPerson } from "./screen.ts";

const words = /\/assets\/words\/[^/]+\.(en|de)\.json$/;
const person = newPerson();
let app: App;
let page: Page;
const unsaid: string[] = [];

beforeAll(async () => {
  app = await startApp();
  const client = createTenonClient({ url: app.url, credential: person });
  await client.auth.register.mutate(person);
  await client.tasks.create.mutate({
    title: "Eiche bestellen",
    dueAt: new Date(new Date().getFullYear() + 1, 10, 21, 12),
  });
  await app.makeAdmin(person.email);
  await client.products.create.mutate({
    sku: "OAK-1",
    name: "Eichenbrett",
    description: "",
    price: { amount: 1_250, currency: "EUR" },
    stock: 3,
  });
  const viewport = { width: 1280, height: 800 };
  page = await (await app.openBrowser({ locale: "de-DE", viewport })).newPage();
  page.on("console", (message) => {
    const text = message.text();
    // As Lingui warns of a text without its words.
    if (text.startsWith("Uncompiled message")) unsaid.push(text);
  });
});
afterAll(() => app[Symbol.asyncDispose]());

it("a German browser is spoken to in German, refusals too", async () => {
  await page.goto("/sign-in");
  await page.getByRole("heading", { name: "Anmelden" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await eventually(() => page.title()).toBe("Anmelden · Tenon");
  await page.getByLabel("E-Mail").fill("niemand");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByText("Muss eine E-Mail-Adresse sein.").waitFor();
  await page.getByLabel("E-Mail").fill(person.email);
  await page.getByRole("textbox", { name: "Passwort" }).fill("not my password");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByText("E-Mail oder Passwort ist falsch.").waitFor();
  await audit(page, "German sign-in");
});

it("loads the words of one language only, and shows none of another first", async () => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.reload();
  await page.getByRole("heading", { name: "Anmelden" }).waitFor();
  const languages = loaded.flatMap((path) => words.exec(path)?.[1] ?? []);
  expect(new Set(languages)).toEqual(new Set(["de"]));
});

it("says in every language that its words could not be loaded, and tries again", async () => {
  await page.route(words, (route) => route.abort());
  await page.reload();
  await page.getByText("Tenon konnte nicht geladen werden").waitFor();
  await page.getByText("Tenon could not be loaded").waitFor();
  await audit(page, "no words");
  await page.unroute(words);
  await page.getByRole("button", { name: "Noch einmal versuchen" }).click();
  await page.getByRole("heading", { name: "Anmelden" }).waitFor();
});

it("days and amounts are written as in Germany", async () => {
  await page.getByLabel("E-Mail").fill(person.email);
  await page.getByRole("textbox", { name: "Passwort" }).fill(person.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByRole("link", { name: "Aufgaben", exact: true }).click();
  await page.getByText(`21.11.${new Date().getFullYear() + 1}`).waitFor();
  await page.getByRole("link", { name: "Shop" }).click();
  await page.getByText("12,50\u00A0€").first().waitFor();
});

it("tasks are added, edited, selected and done in German", async () => {
  await page.getByRole("link", { name: "Aufgaben" }).click();
  await page.getByRole("textbox", { name: "Aufgabe hinzufügen" }).fill("Leim kaufen");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Leim kaufen" }).click();
  await page.getByLabel("Titel").fill(" ");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("Darf nicht leer sein.").waitFor();
  await audit(page, "German task");
  await page.getByLabel("Titel").fill("Leim nachkaufen");
  await page.getByRole("button", { name: "Speichern" }).click();

  await page.getByRole("button", { name: "Auswählen" }).click();
  await page.getByRole("button", { name: "Alle 2 auswählen" }).click();
  await audit(page, "German selection");
  await page.getByRole("button", { name: "Erledigen", exact: true }).click();
  // Pointed at, it stays.
  await page.getByText("2 Aufgaben erledigt.").hover();
  await page.getByText("Nichts mehr zu tun").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("link", { name: "Leim nachkaufen" }).waitFor();
});

it("another language is chosen in the settings, and kept", async () => {
  await page.goto("/settings/profile");
  await page.getByRole("heading", { name: "Profil" }).waitFor();
  await audit(page, "German profile");
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await eventually(() => page.title()).toBe("Profile · Tenon");
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
  await page.reload();
  await page.getByRole("heading", { name: "Profile" }).waitFor();

  await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
  await page.getByRole("heading", { name: "Profil", exact: true }).waitFor();
  await page.getByRole("link", { name: "Sicherheit" }).click();
  await page.getByText("Dieses Gerät").waitFor();
  await audit(page, "German security");
});

it("a German orders what is in the cart, and finds it by the palette", async () => {
  await page.goto("/shop");
  await page.getByRole("button", { name: "Hinzufügen zum Warenkorb: Eichenbrett" }).click();
  await page.getByText("1 × „Eichenbrett“ in deinen Warenkorb gelegt.").waitFor();
  await audit(page, "German shop");
  await page.getByRole("link", { name: "Warenkorb, 1 darin" }).click();
  await page.getByRole("button", { name: "Für 12,50\u00A0€ bestellen" }).click();
  await page.getByText("Als Nächstes: Die Zahlung trifft ein").waitFor();
  await audit(page, "German order");
  await page.goto("/home");
  await page.getByRole("heading", { name: /^Guten / }).waitFor();
  await audit(page, "German home");
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: /Bestellung \d+ 12,50/ }).waitFor();
  await page.getByRole("combobox", { name: "Suchen oder überallhin gehen" }).fill("schlüss");
  await page.keyboard.press("Enter");
  await page.getByText("Noch keine Schlüssel").waitFor();
  await audit(page, "German keys");
});

it("before signing in, the language is chosen under the form", async () => {
  const guest = await (await app.openBrowser({ locale: "en-GB" })).newPage();
  await guest.goto("/sign-up");
  await guest.getByLabel("Language").selectOption("Deutsch");
  await guest.getByRole("heading", { name: "Konto anlegen" }).waitFor();
  await guest.getByRole("link", { name: "Anmelden" }).click();
  await guest.getByRole("heading", { name: "Anmelden" }).waitFor();
});

it("a post and the order desk speak German, down to the log of what was done", async () => {
  await page.goto("/posts/new");
  await page.getByRole("textbox", { name: "Titel" }).fill("Warum Eiche?");
  await page.getByRole("textbox", { name: "Text" }).fill("Weil sie **hält**.");
  await page.getByRole("button", { name: "Veröffentlichen" }).click();
  await page.getByText("„Warum Eiche?“ ist veröffentlicht.").waitFor();
  await page.getByRole("textbox", { name: "Dein Kommentar" }).fill("Stimmt.");
  await page.getByRole("button", { name: "Kommentieren" }).click();
  await page.getByRole("heading", { name: "Kommentare (1)" }).waitFor();

  await page.goto("/admin/orders");
  await page.getByRole("button", { name: "Ist bezahlt" }).click();
  await page.getByText("Bestellung 1001 ist bezahlt.").waitFor();
  await audit(page, "German order desk");
  await page.getByRole("link", { name: "Produkte" }).click();
  await page.getByRole("link", { name: "Eichenbrett" }).click();
  await page.getByLabel("Preis").fill("12,5");
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.getByText("„Eichenbrett“ gespeichert.").waitFor();
  expect(await page.getByLabel("Preis").inputValue()).toBe("12,50");
  await page.getByRole("link", { name: "Protokoll" }).click();
  await page.getByText("hat sich registriert").first().waitFor();
  await audit(page, "German audit log");
});

it("had words for everything that was said", () => expect(unsaid).toEqual([]));
