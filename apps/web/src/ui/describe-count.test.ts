import { expect, it } from "vitest";
import { describeNumber } from "./describe-count.ts";

it("writes large numbers in groups", () => {
  expect(describeNumber(49_988)).toBe("49,988");
});
