import type { FirstVisit } from "./first-visit.ts";

type Budget = { script: number; style: number; requests: number; shift: number };

/** What a first visit may take at most: where it stands, so that it only gets less. The aim is 170 kB of script. Bytes are those sent with gzip. */
const budgets = {
  /** Where a first visit begins. */
  guest: { script: 157_200, style: 14_500, requests: 13, shift: 0.02 },
  /** With what a workspace consists of. */
  member: { script: 220_500, style: 21_300, requests: 48, shift: 0.02 },
  /** The same with a form at once, whose checks come with Zod. */
  writer: { script: 273_000, style: 22_800, requests: 66, shift: 0.02 },
} satisfies Record<string, Budget>;

export type Visitor = keyof typeof budgets;

/** What a visit takes more than it may. */
export function excess(
  visitor: Visitor,
  visit: Omit<FirstVisit, "paintedMs" | "longTasksMs">,
): string[] {
  const { script, style, requests, shift } = budgets[visitor];
  return [
    ...over("bytes of script", visit.script.gzip, script),
    ...over("bytes of style", visit.style.gzip, style),
    ...over("requests", visit.requests, requests),
    ...over("shift", visit.shift, shift),
  ];
}

function over(name: string, taken: number, most: number): string[] {
  return taken > most ? [`${name}: ${taken}, at most ${most}`] : [];
}
