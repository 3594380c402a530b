import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { i18n } from "@lingui/core";
import { afterEach, expect, it } from "vitest";
import { sayInLanguage } from "./server-words.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const sources = globSync(
  [
    "packages/schemas/src/*.ts",
    "apps/api/src/features/tasks/tasks.csv.ts",
    "apps/api/src/platform/csv/*.ts",
    "apps/api/src/platform/outbound/{destinations,post}.ts",
  ],
  { cwd: root, exclude: (path) => path.includes(".test") },
);

/** Whatever is asked of the catalogue, so that a text that is known can be told from one that is not. */
const german = { locale: "de", messages: {} };

afterEach(() => {
  i18n.loadAndActivate({ locale: "en", locales: "en-GB", messages: {} });
});

it("has words for everything that the contract says of a field, and the server of a table or an address", () => {
  const said = sources.flatMap((path) =>
    [
      ...readFileSync(root + path, "utf8").matchAll(
        /"((?:Must|Is|Name|Choose|Order|An|The|Has|It|Its) [^"]+\.)"/g,
      ),
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

it.each([
  "The file has more than 50,000 rows. Send it in parts.",
  "The first row must name the columns. The columns may be title, tags.",
  "“when” is no column here. The columns may be title, tags.",
  "The column title is there twice.",
  "The column title is missing.",
  "A quotation mark in row 3 is never closed.",
  "A quotation mark in row 3 stands in the middle of a cell. Put the whole cell into quotes, and write each one inside it twice.",
  "hooks.example.com can’t be found.",
  "hooks.example.com has an address in a private network.",
  "It can’t be reached (EHOSTUNREACH).",
  "It did not answer within 15 seconds.",
])("has words for what names something: %s", (message) => {
  expect(sayInLanguage(message)).toBe(message);
  const asked: string[] = [];
  i18n.loadAndActivate(german);
  const stop = i18n.on("missing", ({ id }) => asked.push(id));
  sayInLanguage(message);
  stop();
  expect(asked).toHaveLength(1);
});

it.each(["Must be a nextCursor.", "constructor"])("leaves what it does not know: %s", (message) => {
  expect(sayInLanguage(message)).toBe(message);
});
