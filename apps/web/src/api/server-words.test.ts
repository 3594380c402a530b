import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { i18n } from "@lingui/core";
import { afterEach, expect, it } from "vitest";
import { sayInLanguage } from "./server-words.ts";

const schemas = fileURLToPath(new URL("../../../../packages/schemas/src/", import.meta.url));

/** Whatever is asked of the catalogue, so that a text that is known can be told from one that is not. */
const german = { locale: "de", messages: {} };

afterEach(() => {
  i18n.loadAndActivate({ locale: "en", locales: "en-GB", messages: {} });
});

it("has words for everything that the contract says of a field", () => {
  const sources = globSync(`${schemas}*.ts`, { exclude: (path) => path.includes(".test") });
  const said = sources.flatMap((path) =>
    [
      ...readFileSync(path, "utf8").matchAll(/"((?:Must|Is|Name|Choose|Order|An) [^"]+\.)"/g),
    ].flatMap(([, message]) => message ?? []),
  );
  expect(said.length).toBeGreaterThan(15);
  const asked: string[] = [];
  i18n.loadAndActivate(german);
  const stop = i18n.on("missing", ({ id }) => asked.push(id));
  const unknown = said.filter((message) => {
    asked.length = 0;
    sayInLanguage(message);
    return asked.length === 0;
  });
  stop();
  expect(unknown).toEqual([]);
});

it("says how many characters there may be", () => {
  expect(sayInLanguage("Must be at most 100 characters.")).toBe("Must be at most 100 characters.");
});

it.each(["Must be a nextCursor.", "constructor"])("leaves what it does not know: %s", (message) => {
  expect(sayInLanguage(message)).toBe(message);
});
