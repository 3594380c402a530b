import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { goKeys, goKeysOfAdmins } from "./go-keys.ts";
import { pagesFor } from "./pages.ts";

const routes = new URL("../../routes/_app/", import.meta.url);
/** Screens that are reached from another, or by an act. */
const others = ["/admin/products/new", "/posts/new", "/settings/webhooks/new"];

it("leads to every screen that needs no name of a thing", () => {
  const files = readdirSync(routes);
  const screens = files
    .filter((file) => !file.includes("$") && !isFrame(file, files))
    .map((file) => `/${file.replace(/(\.index)?\.tsx$/, "").replaceAll(".", "/")}`)
    .filter((path) => !["/admin", "/settings", ...others].includes(path));
  expect(new Set(waysOf({ isAdmin: true }))).toEqual(new Set(screens));
});

it("leads members to no screen of administrators", () => {
  expect(waysOf({ isAdmin: false }).filter((way) => way?.startsWith("/admin"))).toEqual([]);
});

it("shows the keys that lead there, and all of them", () => {
  const shown = pagesFor({ isAdmin: true }).flatMap((page) =>
    page.keys && "way" in page ? [`${page.keys.join(" ")}: ${page.way.to}`] : [],
  );
  const held = Object.entries({ ...goKeys, ...goKeysOfAdmins }).map(
    ([key, { to }]) => `G ${key.toUpperCase()}: ${to}`,
  );
  expect(new Set(shown)).toEqual(new Set(held));
});

/** A file that other screens lie in. */
function isFrame(file: string, files: string[]): boolean {
  return files.includes(file.replace(/\.tsx$/, ".index.tsx"));
}

function waysOf(viewer: { isAdmin: boolean }) {
  return pagesFor(viewer).flatMap((page) => ("way" in page ? [page.way.to] : []));
}
