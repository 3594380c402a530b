import { expect, it } from "vitest";
import { withUntold } from "./press-times.ts";

it.each([
  { told: [40, 24], presses: 4, times: [40, 24, 0, 0] },
  { told: [40, 24], presses: 2, times: [40, 24] },
  { told: [40, 24], presses: 1, times: [40, 24] },
  { told: [], presses: 0, times: [] },
])(
  "takes presses that are not told for quick ones: $told of $presses",
  ({ told, presses, times }) => {
    expect(withUntold(told, presses)).toEqual(times);
  },
);
