import { expect, it } from "vitest";
import { firstSpoken, localeOf } from "./languages.ts";

it.each([
  [["de-AT", "en"], "de"],
  [["fr-FR", "de"], "de"],
  [["EN-us", "de"], "en"],
  [["fr-FR"], "en"],
  [["constructor"], "en"],
  [[], "en"],
])("a browser that prefers %j is spoken to in %s", (preferred, language) => {
  expect(firstSpoken(preferred)).toBe(language);
});

it("writes dates and amounts as they are written where the person is", () => {
  expect(localeOf("de", ["en-US", "de-CH", "de-DE"])).toBe("de-CH");
  expect(localeOf("de", ["de", "en-US"])).toBe("de-DE");
  expect(localeOf("en", ["de-DE"])).toBe("en-GB");
});

it("passes over a language that no formatter takes", () => {
  expect(localeOf("en", ["en-US@posix", "en-AU"])).toBe("en-AU");
  expect(localeOf("en", ["en-US@posix"])).toBe("en-GB");
});
