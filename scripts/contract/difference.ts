/** What callers may notice, in a sentence. */
export type Difference = { sentence: string; breaking: boolean };

/** Whether values go to a procedure or come from it. */
export type Direction = "taken" | "answered";

/** Whether more values are let through than before, fewer, or others. */
export type Sense = "wider" | "narrower" | "other";

/** What is taken may not narrow, or callers are refused; what is answered may not widen, or they can't read it. */
export function difference(sentence: string, sense: Sense, direction: Direction): Difference {
  return { sentence, breaking: sense !== (direction === "taken" ? "wider" : "narrower") };
}
