import { expect, it } from "vitest";
import { findTexts, type Scripts } from "./find-texts.ts";

const scripts: Scripts = {
  "main.js": script("main", ["shared.js"], { "main.tsx": 't({ id: "OfPage" })' }),
  "shared.js": script("shared", [], { "button.tsx": "t({ id: `Shared` })" }),
  "list.js": script("list", ["shared.js", "row.js"], {
    "list.tsx": "jsx(Trans, { id: 'OfList' })",
  }),
  "row.js": script("row", ["list.js"], { "row.tsx": 't({ id: "Of+Row" })', "dead.tsx": null }),
};
const known = new Set(["OfPage", "Shared", "OfList", "Of+Row", "Unsaid"]);

it("finds what the page says with all that is loaded for it", () => {
  const texts = findTexts(scripts, { page: "main.tsx", known });
  expect(texts.of("main.tsx")).toEqual({ script: "main", ids: ["OfPage", "Shared"] });
});

it("finds what another module says more, also where scripts import each other", () => {
  const texts = findTexts(scripts, { page: "main.tsx", known });
  expect(texts.of("list.tsx")).toEqual({ script: "list", ids: ["Of+Row", "OfList"] });
  expect(texts.of("row.tsx")).toEqual({ script: "row", ids: ["Of+Row", "OfList"] });
  expect(texts.of("button.tsx")).toEqual({ script: "shared", ids: [] });
});

it("takes no other string for a text, and misses the texts that nothing says", () => {
  const { said } = findTexts(scripts, { page: "main.tsx", known: new Set([...known, "jsx"]) });
  expect([...said].toSorted()).toEqual(["Of+Row", "OfList", "OfPage", "Shared"]);
});

it("does not guess where a module is", () => {
  const texts = findTexts(scripts, { page: "main.tsx", known });
  expect(() => texts.of("moved.tsx")).toThrow("moved.tsx is in no script.");
});

function script(name: string, imports: string[], modules: Record<string, string | null>) {
  const withCode = Object.entries(modules).map(([id, code]) => [id, { code }] as const);
  return { name, imports, modules: Object.fromEntries(withCode) };
}
