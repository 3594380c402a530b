import { expect, it } from "vitest";
import { findTexts, type Scripts } from "./find-texts.ts";

const scripts: Scripts = {
  "main.js": script("main", ["base.js"], { "main.tsx": 't({ id: "OfPage" })' }),
  "base.js": script("base", [], { "button.tsx": "t({ id: `OfBase` })" }),
  "list.js": script("list", ["base.js", "row.js"], { "list.tsx": "jsx(Trans, { id: 'OfList' })" }),
  "row.js": script("row", ["list.js"], { "row.tsx": 't({ id: "Of+Row" })', "dead.tsx": null }),
};
const known = new Set(["OfPage", "OfBase", "OfList", "Of+Row", "Unsaid"]);
const options = { page: "main.tsx", imported: ["list.tsx", "row.tsx"], known };

it("finds what the page says with all that is loaded for it", () => {
  const { partsOf } = findTexts(scripts, options);
  expect(partsOf("main.tsx")).toEqual([{ name: "main", ids: ["OfBase", "OfPage"] }]);
});

it("finds what another module says more, also where scripts import each other", () => {
  const { partsOf } = findTexts(scripts, options);
  expect(partsOf("list.tsx")).toEqual([{ name: "list", ids: ["Of+Row", "OfList"] }]);
  expect(partsOf("row.tsx")).toEqual([{ name: "row", ids: ["Of+Row", "OfList"] }]);
  expect(partsOf("button.tsx")).toEqual([]);
});

it("loads what many share once, unless it is little", () => {
  const ids = Array.from({ length: 10 }, (_, index) => `Text-${index}`);
  const screens = ids.map((_, index) => `screen${index}.tsx`);
  const shared: Scripts = Object.fromEntries(
    screens.map((module) => [
      module,
      script(module, ["frame.js", "cancel.js"], { [module]: 't({ id: "Text-0" })' }),
    ]),
  );
  const { partsOf } = findTexts(
    {
      ...scripts,
      ...shared,
      "frame.js": script("frame", [], { "frame.tsx": JSON.stringify([...ids, "OfPage"]) }),
      "cancel.js": script("cancel", [], { "cancel.tsx": 't({ id: "OfList" })' }),
    },
    { page: "main.tsx", imported: screens, known: new Set([...known, ...ids]) },
  );
  expect(partsOf("screen3.tsx")).toEqual([
    { name: "frame", ids },
    { name: "screen3.tsx", ids: ["OfList"] },
  ]);
});

it("takes no other string for a text, and misses the texts that nothing says", () => {
  const { said } = findTexts(scripts, { ...options, known: new Set([...known, "jsx"]) });
  expect([...said].toSorted()).toEqual(["Of+Row", "OfBase", "OfList", "OfPage"]);
});

it("does not guess where a module is", () => {
  const { partsOf } = findTexts(scripts, options);
  expect(() => partsOf("moved.tsx")).toThrow("moved.tsx is in no script.");
});

function script(name: string, imports: string[], modules: Record<string, string | null>) {
  const withCode = Object.entries(modules).map(([id, code]) => [id, { code }] as const);
  return { name, imports, modules: Object.fromEntries(withCode) };
}
