import { expect, it } from "vitest";
import type { Measured, MeasuredScreen } from "./measure.ts";
import { describeMeasured, findBreaches } from "./measured-report.ts";

it("marks what is slow, and lets it fail nothing", () => {
  const measured = results({
    screens: [screen("phone", { paintedMs: 2_500 }), screen("desktop", { paintedMs: 2_501 })],
    acts: [{ act: "typing", times: [...Array.from({ length: 8 }, () => 16), 208, 312, 120, 200] }],
  });
  expect(rowsOf(measured)).toEqual([
    ["home", "phone", "200.0", "15.0", "40", "0.000", "2500"],
    ["home", "desktop", "200.0", "15.0", "40", "0.000", "2501 !"],
    ["home", "0", "0", "0", "0"],
    ["typing", "12", "120", "312 !"],
  ]);
  expect(findBreaches(measured)).toEqual([]);
});

it("counts faults by screen, width and theme, and names each with what is over its budget", () => {
  const measured = results({
    screens: [
      screen("phone", {}, { dark: ["color-contrast h1", "color-contrast a"] }),
      { ...screen("desktop", {}, { light: ["region p"] }), breaches: ["shift: 0.3, at most 0.2"] },
    ],
  });
  expect(rowsOf(measured).at(2)).toEqual(["home", "0", "2", "1", "0"]);
  const breaches = [
    "home, phone, dark: color-contrast h1",
    "home, phone, dark: color-contrast a",
    "home, desktop: shift: 0.3, at most 0.2",
    "home, desktop, light: region p",
  ];
  expect(findBreaches(measured)).toEqual(breaches);
  expect(describeMeasured(measured)).toContain(breaches.join("\n  "));
});

it("leaves out what was not asked for", () => {
  expect(describeMeasured(results({}))).toBe("");
});

function results(found: Partial<Measured>): Measured {
  return { slowdown: 4, isLineSlow: false, tasks: 1_000, screens: [], acts: [], ...found };
}

function screen(
  device: MeasuredScreen["device"],
  visit: Partial<MeasuredScreen["visit"]>,
  faults: Partial<MeasuredScreen["faults"]> = {},
): MeasuredScreen {
  return {
    name: "home",
    device,
    visit: {
      script: { gzip: 200_000, brotli: 180_000 },
      style: { gzip: 15_000, brotli: 13_000 },
      requests: 40,
      shift: 0,
      paintedMs: 1_000,
      ...visit,
    },
    faults: { light: [], dark: [], ...faults },
    breaches: [],
  };
}

/** The rows of all tables, without their heads. */
function rowsOf(measured: Measured): string[][] {
  return describeMeasured(measured)
    .split("\n")
    .filter((line) => /^(home|typing) /.test(line))
    .map((line) => line.split(/ {2,}/));
}
