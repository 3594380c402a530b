import { birdName, chore, sentences } from "./bulk-words.ts";
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

/** How many of each; tasks, orders and posts are all users' together. */
export type BulkPlan = {
  users: number;
  tasks: number;
  products: number;
  orders: number;
  posts: number;
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
    const name = birdName(random);
    yield {
      id: random.id(createdAt),
      email: `${name.replace(" ", "-")}-${number}.seed-${seed}@example.com`.toLowerCase(),
      name,
      createdAt,
    };
  }
}

export function bulkUserIds(plan: BulkPlan): [string, ...string[]] {
  const [first, ...others] = Array.from(bulkUsers(plan), ({ id }) => id);
  if (first === undefined) throw new RangeError("Somebody must own what is made up.");
  return [first, ...others];
}

/** The tasks of those members, one member after the other, all with as many. */
export function* bulkTasks(plan: BulkPlan): Generator<BulkTask> {
  const random = createSeededRandom(plan.seed + 0x9e3779b9);
  let number = 0;
  let made = 0;
  for (const { id: ownerId } of bulkUsers(plan)) {
    number += 1;
    for (const share = (number * plan.tasks) / plan.users; made < Math.floor(share); made += 1) {
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
    title: chore(random),
    description: sentences(random, { from: 0, below: 4 }),
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

const priorities = ["normal", "normal", "normal", "low", "low", "high", "high", "urgent"] as const;
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
