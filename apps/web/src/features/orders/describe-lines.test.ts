import { expect, it } from "vitest";
import { describeLines } from "./describe-lines.ts";

const oak = { name: "Oak", quantity: 1_200 };
const glue = { name: "Glue", quantity: 1 };

it.each([
  [[oak], "1,200 × Oak"],
  [[oak, glue], "1,200 × Oak, 1 × Glue"],
  [[oak, glue, oak, oak], "1,200 × Oak, 1 × Glue and 2 more"],
])("names the first lines and counts the rest: %#", (lines, text) => {
  expect(describeLines(lines).replaceAll("\u00A0×\u00A0", " × ")).toBe(text);
});
