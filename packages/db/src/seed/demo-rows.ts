import { demoPeople } from "./demo-people.ts";
import { demoPosts } from "./demo-posts.ts";
import { demoShop } from "./demo-shop.ts";
import { demoTasks } from "./demo-tasks.ts";
import { createSeededRandom } from "./seeded-random.ts";

const aSeed = 1;

/** Everything in the demo. The same seed and `now` make the same rows. */
export function demoRows(now: Date, seed = aSeed) {
  const random = createSeededRandom(seed);
  const people = demoPeople(now, random);
  const tasks = demoTasks(now).map((task) => ({
    ...task,
    id: random.id(task.createdAt),
    ownerId: people.demo.id,
  }));
  const world = { now, random, people };
  return { people, tasks, ...demoShop(world), ...demoPosts(world) };
}
