import type { SeededRandom } from "./seeded-random.ts";

/** Some sentences, at least so many and fewer than `below`. */
export function sentences(random: SeededRandom, { from, below }: { from: number; below: number }) {
  const length = from + random.below(below - from);
  return Array.from({ length }, () => sentence(random)).join(" ");
}

/** Something to do. */
export function chore(random: SeededRandom): string {
  return `${random.pick(verbs)} ${random.pick(things)} ${random.pick(occasions)}`;
}

/** What somebody is called. */
export function birdName(random: SeededRandom): string {
  return `${random.pick(colours)} ${random.pick(birds)}`;
}

/** What something to buy is called. */
export function wareName(random: SeededRandom): string {
  return `${random.pick(woods)} ${random.pick(wares)}`;
}

function sentence(random: SeededRandom): string {
  const then = random.pick(verbs).toLowerCase();
  return `${random.pick(verbs)} ${random.pick(things)}, then ${then} ${random.pick(things)}.`;
}

const colours = ["Amber", "Blue", "Copper", "Green", "Grey", "Ivory", "Olive", "Red"] as const;
const birds = ["Crane", "Finch", "Heron", "Lark", "Martin", "Plover", "Swift", "Wren"] as const;
const woods = ["Ash", "Beech", "Cherry", "Larch", "Maple", "Oak", "Pear", "Walnut"] as const;
const wares = [
  "bench",
  "board",
  "bowl",
  "box",
  "chair",
  "frame",
  "mallet",
  "shelf",
  "spoon",
  "stool",
  "table",
  "tray",
] as const;
const verbs = [
  "Answer",
  "Check",
  "Compare",
  "Finish",
  "Measure",
  "Order",
  "Plan",
  "Print",
  "Read",
  "Repair",
  "Review",
  "Send",
  "Sort",
  "Write",
] as const;
const things = [
  "the budget",
  "the contract",
  "the drawings",
  "the invoice",
  "the keys",
  "the letter",
  "the list",
  "the notes",
  "the numbers",
  "the offer",
  "the report",
  "the samples",
  "the slides",
  "the tools",
] as const;
const occasions = [
  "again",
  "before lunch",
  "for Monday",
  "for the fair",
  "for the meeting",
  "for the new office",
  "of last week",
  "of spring",
  "with care",
  "with the team",
] as const;
