import { expect, it } from "vitest";
import { describeBytes } from "./describe-bytes.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [12_345, "12.3 kB"],
  [10_000_000, "10 MB"],
  [2_500_000_000, "2.5 GB"],
])("says of %i bytes: %s", (count, text) => {
  expect(describeBytes(count)).toBe(text);
});
