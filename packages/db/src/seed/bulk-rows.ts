import { createSeededRandom, type SeededRandom } from "./seeded-random.ts";

export type BulkUser = { id: string; email: string; name: string; createdAt: Date };
export type BulkTask = {
  id: string;
  ownerId: string;
  title: string;
  description: string;
  priority: "low" | "normal" | "high" | "urgent";
  dueAt: Date | null;
  tags: string[];
  completedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

export type BulkPlan = {
  users: number;
  tasksPerUser: number;
  /** The same number makes the same rows around the same `now`. */
  seed: number;
  now: Date;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Members of the last year, one for each number. */
export function* bulkUsers({ users, seed, now }: BulkPlan): Generator<BulkUser> {
  const random = createSeededRandom(seed);
  for (let number = 1; number <= users; number += 1) {
    const createdAt = new Date(now.getTime() - 365 * dayMs - random.below(30 * dayMs));
    const words = [random.pick(colours), random.pick(birds)] as const;
    yield {
      id: random.id(createdAt),
      email: `${words.join("-")}-${number}.seed-${seed}@example.com`.toLowerCase(),
      name: words.join(" "),
      createdAt,
    };
  }
}

/** The tasks of those members, one member after the other. */
export function* bulkTasks(plan: BulkPlan): Generator<BulkTask> {
  const random = createSeededRandom(plan.seed + 0x9e3779b9);
  for (const { id: ownerId } of bulkUsers(plan)) {
    for (let made = 0; made < plan.tasksPerUser; made += 1) {
      yield bulkTask(ownerId, plan.now, random);
    }
  }
}

function bulkTask(ownerId: string, now: Date, random: SeededRandom): BulkTask {
  const createdAt = new Date(now.getTime() - random.below(365 * dayMs));
  const isDone = random.next() < 0.4;
  const completedAt = isDone ? between(createdAt, now, random) : null;
  const isDue = random.next() < 0.6;
  return {
    id: random.id(createdAt),
    ownerId,
    title: `${random.pick(verbs)} ${random.pick(things)} ${random.pick(occasions)}`,
    description: sentences(random),
    priority: random.pick(priorities),
    dueAt: isDue ? new Date(now.getTime() + (random.below(120) - 30) * dayMs + 17 * hourMs) : null,
    tags: [...new Set(Array.from({ length: random.below(4) }, () => random.pick(tags)))],
    completedAt,
    createdAt,
    updatedAt: completedAt ?? createdAt,
  };
}

function between(from: Date, to: Date, random: SeededRandom): Date {
  return new Date(from.getTime() + random.below(Math.max(1, to.getTime() - from.getTime())));
}

function sentences(random: SeededRandom): string {
  const sentence = () =>
    `${random.pick(verbs)} ${random.pick(things)}, then ${random.pick(verbs).toLowerCase()} ${random.pick(things)}.`;
  return Array.from({ length: random.below(4) }, sentence).join(" ");
}

const priorities = ["normal", "normal", "normal", "low", "low", "high", "high", "urgent"] as const;
const colours = ["Amber", "Blue", "Copper", "Green", "Grey", "Ivory", "Olive", "Red"] as const;
const birds = ["Crane", "Finch", "Heron", "Lark", "Martin", "Plover", "Swift", "Wren"] as const;
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
const tags = [
  "errands",
  "garden",
  "home",
  "money",
  "office",
  "papers",
  "reading",
  "team",
  "travel",
  "workshop",
] as const;
