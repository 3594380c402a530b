import { expect, it } from "vitest";
import { applyMark, type Mark } from "./markdown-marks.ts";

/** The selection stands between brackets like these: ⟦⟧. */
it.each<[Mark, string, string]>([
  ["bold", "a ⟦b⟧ c", "a **⟦b⟧** c"],
  ["bold", "a ⟦b ⟧c", "a **⟦b⟧** c"],
  ["bold", "a ⟦⟧", "a **⟦⟧**"],
  ["bold", "a **⟦b⟧** c", "a ⟦b⟧ c"],
  ["bold", "a ⟦**b**⟧ c", "a ⟦b⟧ c"],
  ["bold", "a **⟦⟧**", "a ⟦⟧"],
  ["italic", "⟦a⟧", "_⟦a⟧_"],
  ["italic", "**⟦a⟧**", "**_⟦a⟧_**"],
  ["italic", "_⟦a⟧_", "⟦a⟧"],
  ["code", "⟦a⟧ b", "`⟦a⟧` b"],
  ["code", "`⟦a⟧` b", "⟦a⟧ b"],
  ["code", "⟦a\nb⟧", "```\n⟦a\nb⟧\n```"],
  ["code", "x\n⟦a\nb\n⟧y", "x\n```\n⟦a\nb⟧\n```\ny"],
  ["code", "x ⟦a\nb⟧ y", "x \n```\n⟦a\nb⟧\n```\n y"],
  ["link", "see ⟦this⟧ now", "see [this](⟦https://⟧) now"],
  ["link", "⟦https://a.example/b⟧", "[⟦⟧](https://a.example/b)"],
  ["link", "a ⟦⟧", "a [⟦⟧](https://)"],
  ["list", "⟦a\nb⟧", "⟦- a\n- b⟧"],
  ["list", "⟦- a\n- b⟧", "⟦a\nb⟧"],
  ["list", "a\nb⟦⟧c\nd", "a\n- b⟦⟧c\nd"],
  ["list", "- ⟦⟧", "⟦⟧"],
  ["list", "-⟦⟧ a", "⟦⟧a"],
  ["list", "⟦- a\nb⟧", "⟦- - a\n- b⟧"],
  ["quote", "a\n⟦b\nc\n⟧d", "a\n⟦> b\n> c⟧\nd"],
  ["quote", "⟦⟧", "> ⟦⟧"],
])("%s makes %j into %j", (mark, before, after) => {
  const from = before.indexOf("⟦");
  const to = before.indexOf("⟧") - 1;
  const text = before.replace("⟦", "").replace("⟧", "");
  const { from: start, to: end, insert, select } = applyMark(mark, { text, from, to });
  const changed = text.slice(0, start) + insert + text.slice(end);
  expect(
    `${changed.slice(0, select[0])}⟦${changed.slice(...select)}⟧${changed.slice(select[1])}`,
  ).toBe(after);
});
