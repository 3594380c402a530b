import type { Actor } from "#actor.ts";

/** Tasks are private: a person's own are all there are, for reading, changing and counting alike. */
export function ownTasks({ userId }: Pick<Actor, "userId">): { ownerId: string } {
  return { ownerId: userId };
}
