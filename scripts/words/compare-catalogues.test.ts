import { expect, it } from "vitest";
import { compareCatalogue } from "./compare-catalogues.ts";

const code = { a: { message: "Saved {name}." }, b: { message: "Cancel" } };
const german = {
  a: { message: "Saved {name}.", translation: "{name} gespeichert." },
  b: { message: "Cancel", translation: "Abbrechen" },
};

it("finds nothing in a catalogue that says everything", () => {
  expect(compareCatalogue("de", code, german)).toEqual([]);
});

it("finds what the catalogue does not know, and what the code no longer says", () => {
  expect(compareCatalogue("de", code, { a: german.a })).toEqual([
    "de.po: “Cancel” is not in it yet.",
  ]);
  expect(compareCatalogue("de", { a: code.a }, german)).toEqual([
    "de.po: “Cancel” is said no more.",
  ]);
});

it("finds a text without words", () => {
  expect(compareCatalogue("de", code, { ...german, b: { ...german.b, translation: "" } })).toEqual([
    "de.po: “Cancel” has no words.",
  ]);
});

it.each([
  ["Saved {name}.", "{nane} gespeichert.", "{name}, its words {nane}"],
  ["Saved {name}.", "Gespeichert.", "{name}, its words nothing"],
  ["New? <0>Join</0>", "Neu? <1>Mitmachen</1>", "<0>, its words <1>"],
  ["{n, plural, one {# task} other {# tasks}}", "{m, plural, other {Da}}", "{n}, its words {m}"],
])("finds other places to fill in: %s, %s", (message, translation, difference) => {
  expect(compareCatalogue("de", { a: { message } }, { a: { message, translation } })).toEqual([
    `de.po: “${message}” fills in ${difference}.`,
  ]);
});

it("takes the forms of a plural for words", () => {
  const message = "{count, plural, one {task} other {{count} tasks}} of <0>{name}</0>";
  const translation = "{count, plural, one {Aufgabe} other {{count} Aufgaben}} von <0>{name}</0>";
  expect(compareCatalogue("de", { a: { message } }, { a: { message, translation } })).toEqual([]);
});
