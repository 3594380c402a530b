import { type Client, inTheNameOf, onceFor } from "#api/client.ts";
import type { Outbox } from "#api/outbox.ts";
import type { CommentServer } from "#features/comments/comment-actions.ts";
import type { TaskServer } from "#features/tasks/task-actions.ts";
import type { Services } from "./services.ts";

type Dependencies = Pick<Services, "session" | "directClient"> & { client: Client; outbox: Outbox };

/** The calls whose changes are kept until there is an answer. */
export function createKeptCalls({ session, client, directClient, outbox }: Dependencies): {
  tasks: TaskServer;
  comments: CommentServer;
} {
  return {
    tasks: {
      create: (input, { key }) =>
        outbox.deliver(key, () => client.tasks.create.mutate(input, onceFor(key))),
      update: (input, { key }) =>
        outbox.deliver(key, () => client.tasks.update.mutate(input, onceFor(key))),
      updateMany: (input, { key, part }) =>
        outbox.deliver(key, async () => {
          const once = onceFor(`${key}-${part}`);
          return (await client.tasks.bulkUpdate.mutate(input, once)).items;
        }),
      removeMany: (input, { key, part }) =>
        outbox.deliver(key, async () => {
          const [from, options] = lasting(`${key}-${part}`);
          return (await from.tasks.bulkRemove.mutate(input, options)).ids;
        }),
    },
    comments: {
      create: (input, { key }) =>
        outbox.deliver(key, () => client.comments.create.mutate(input, onceFor(key))),
      remove: (input, { key }) =>
        outbox.deliver(key, async () => {
          const [from, options] = lasting(key);
          await from.comments.remove.mutate(input, options);
        }),
    },
  };

  /** For what may be sent as the page is left: where nothing has to be renewed before, it is finished all the same. */
  function lasting(key: string) {
    const once = onceFor(key);
    const accessToken = session.freshToken();
    return accessToken === null
      ? ([client, once] as const)
      : ([directClient, inTheNameOf(accessToken, once)] as const);
  }
}
