import type { FirstVisit } from "./first-visit.ts";

type Budget = { script: number; style: number; requests: number; shift: number };

/** What a first visit may take at most: where it stands, so that it only gets less. The aim is 170 kB of script. Bytes are those sent with gzip. */
const budgets = {
  /** Where a first visit begins. */
  guest: { script: 180_000, style: 20_000, requests: 20, shift: 0.02 },
  /** With what a workspace consists of. */
  member: { script: 235_000, style: 21_000, requests: 60, shift: 0.2 },
} satisfies Record<string, Budget>;

/** What a visit takes more than it may. */
export function excess(who: keyof typeof budgets, visit: FirstVisit): string[] {
  const { script, style, requests, shift } = budgets[who];
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
