import { expect, it } from "vitest";
import { baldExcuses } from "./migrations.ts";

const excuse = "-- squawk-ignore ban-drop-column";

it.each([
  ["the first line", excuse],
  ["the line after a statement", `SELECT 1;\n${excuse}`],
  [
    "the line after another excuse",
    `-- Nobody reads it.\n${excuse}\n-- squawk-ignore ban-drop-table`,
  ],
  ["a whole file", "--\n-- squawk-ignore-file"],
])("asks for a reason above %s", (_, sql) => {
  expect(baldExcuses(`${sql}\nDROP TABLE tasks;\n`)).toHaveLength(1);
});

it("accepts an excuse with a reason", () => {
  expect(baldExcuses(`-- Nobody has read it since 2.1.\n${excuse}\nSELECT 1;`)).toEqual([]);
});
