import { expect, it } from "vitest";
import { writeSafeCsv } from "./safe-csv.ts";

it("writes rows, and quotes what would break them", () => {
  expect(
    writeSafeCsv([
      ["Row", "Problem"],
      ["2", 'Say "no", twice\nor once'],
    ]),
  ).toBe('Row,Problem\r\n2,"Say ""no"", twice\nor once"\r\n');
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
  "leaves no formula for a spreadsheet: %j",
  (cell) => {
    expect(writeSafeCsv([[cell]])).toMatch(/^"?'/);
  },
);
