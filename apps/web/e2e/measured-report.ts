import { percentile } from "@tenon/benchmarks/statistics";
import { devices, themes } from "./audit.ts";
import type { Measured, MeasuredScreen } from "./measure.ts";
import type { ActTimes } from "./task-presses.ts";

/** What a person feels, in ms. How fast a machine is decides it, so that it is marked and fails nothing. */
const felt = { painted: 2_500, press: 200 };

/** The results as a few small tables for people. */
export function describeMeasured(measured: Measured): string {
  const { screens, acts } = measured;
  const breaches = findBreaches(measured);
  return [
    ...(screens.length > 0 ? [describeVisits(measured), describeFaults(screens)] : []),
    ...(acts.length > 0 ? [describeActs(measured)] : []),
    ...(breaches.length > 0 ? [["More than there may be:", ...breaches].join("\n  ")] : []),
  ].join("\n\n");
}

/** What is more than there may be on any machine: bytes, requests, shift, faults. */
export function findBreaches({ screens }: Measured): string[] {
  return screens.flatMap(({ name, device, breaches, faults }) => [
    ...breaches.map((breach) => `${name}, ${device}: ${breach}`),
    ...themes.flatMap((theme) =>
      faults[theme].map((fault) => `${name}, ${device}, ${theme}: ${fault}`),
    ),
  ]);
}

function describeVisits({ screens, slowdown, isLineSlow }: Measured): string {
  const head = ["screen", "width", "script kB", "style kB", "requests", "shift", "painted ms"];
  const rows = screens.map(({ name, device, visit }) => [name, device, ...figuresOf(visit)]);
  return [
    "First visits",
    table(2, [head, ...rows]),
    `Painted with the processor slowed down ${slowdown} times${isLineSlow ? ", by a line like slow 4G" : ""}; ! is later than ${felt.painted} ms.`,
  ].join("\n");
}

function figuresOf({
  script,
  style,
  requests,
  shift,
  paintedMs,
}: MeasuredScreen["visit"]): string[] {
  return [
    (script.gzip / 1_000).toFixed(1),
    (style.gzip / 1_000).toFixed(1),
    String(requests),
    shift.toFixed(3),
    marked(paintedMs, felt.painted),
  ];
}

/** The matrix of screens, widths and themes. */
function describeFaults(screens: MeasuredScreen[]): string {
  const names = [...new Set(screens.map(({ name }) => name))];
  const head = devices.flatMap((device) => themes.map((theme) => `${device}, ${theme}`));
  const rows = names.map((name) => {
    const looks = screens.filter((screen) => screen.name === name);
    const counts = devices.flatMap((device) =>
      themes.map((theme) =>
        looks.filter((look) => look.device === device).flatMap(({ faults }) => faults[theme]),
      ),
    );
    return [name, ...counts.map(({ length }) => String(length))];
  });
  return [
    "What axe finds, and what is wider than the window",
    table(1, [["screen", ...head], ...rows]),
  ].join("\n");
}

function describeActs({ acts, tasks, slowdown }: Measured): string {
  const head = ["act", "presses", "three quarters within ms", "all within ms"];
  const rows = acts.map(({ act, times }) => [act, ...pressesOf(times)]);
  return [
    `In a list of ${tasks} tasks, the processor slowed down ${slowdown} times`,
    table(1, [head, ...rows]),
    `! is slower than ${felt.press} ms.`,
  ].join("\n");
}

function pressesOf(times: ActTimes["times"]): string[] {
  const shares = [0.75, 1].map((share) => marked(percentile(times, share), felt.press));
  return [String(times.length), ...shares];
}

function marked(ms: number, most: number): string {
  return `${ms.toFixed(0)}${ms > most ? " !" : ""}`;
}

/** So many columns are words; the others are figures. */
function table(words: number, rows: string[][]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column < words ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  "),
    )
    .join("\n");
}
