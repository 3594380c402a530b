import { t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import { type Client, createClient, inTheNameOf } from "#api/client.ts";
import { describeError } from "#api/error-reason.ts";
import { createKeptAnswers } from "#api/kept-answers.ts";
import { createQueryClient } from "#api/query-client.ts";
import type { SharedEvents } from "#api/shared-events.ts";
import { createBrowserShelf } from "#features/cart/cart-shelf.ts";
import { type CartStore, createCartStore } from "#features/cart/cart-store.ts";
import { emptyCart } from "#features/cart/cart.ts";
import { createTaskActions, type TaskServer } from "#features/tasks/task-actions.ts";
import { createTaskCache } from "#features/tasks/task-cache.ts";
import { createTaskChanges } from "#features/tasks/task-changes.ts";
import type { Tasks } from "#features/tasks/tasks-context.ts";
import { createLiveWorkspace } from "./live-workspace.ts";
import type { Services } from "./services.ts";

/** What the screens of one signed-in person work with. Nothing in it is there for the next person. */
export type Workspace = {
  client: Client;
  queries: QueryClient;
  trpc: TRPCOptionsProxy<AppRouter>;
  tasks: Tasks;
  cart: CartStore;
  /** How it stands with hearing what others change. */
  live: Pick<SharedEvents, "isUp" | "subscribe">;
  /** Brings what was read before back, for as long as there is no connection. */
  restored: () => Promise<void>;
  signOut: (scope: "here" | "everywhere") => Promise<void>;
  /** Throws when the account is still there. */
  deleteAccount: (currentPassword: string) => Promise<void>;
};

export function createWorkspace({ session, directClient, toasts }: Services): Workspace {
  const client = createClient(session);
  const queries = createQueryClient();
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient: queries });
  const changes = createTaskChanges();
  const cache = createTaskCache(queries, trpc);
  const server = createTaskServer({ session, client, directClient });
  const actions = createTaskActions({ server, cache, changes, notify: toasts.show, describeError });
  const owner = session.holder() ?? "";
  const kept = createKeptAnswers(queries, {
    owner,
    nouns: keptNouns,
    isOwnerHere: () => session.state().status === "signed-in" && session.holder() === owner,
  });
  const cart = createCartStore(owner, createBrowserShelf(window));
  const live = createLiveWorkspace({ session, owner, queries, trpc, onOwnAccount: readOwnAccount });
  sendOnLeaving();
  window.addEventListener("offline", () => void restored());

  return {
    client,
    queries,
    trpc,
    tasks: { actions, changes, cache },
    cart,
    live,
    restored,
    signOut,
    deleteAccount,
  };

  /** What can't be read from this browser is asked of the server, and its screen says what comes of it. */
  async function restored(): Promise<void> {
    await kept.restore().catch(() => {});
  }

  async function signOut(scope: "here" | "everywhere"): Promise<void> {
    try {
      await actions.flush();
      await session.end(scope);
    } catch (error) {
      const why = describeError(error);
      toasts.show({ tone: "failed", message: t`You are still signed in. ${why}` });
    }
  }

  async function deleteAccount(currentPassword: string): Promise<void> {
    const accessToken = await session.token();
    if (accessToken === null) return;
    await directClient.users.deleteMe.mutate({ currentPassword }, inTheNameOf(accessToken));
    cart.change(() => emptyCart);
    session.close();
    toasts.show({ tone: "done", message: t`Your account and everything in it are deleted.` });
  }

  /** A name or a role may be new. Of an account that was switched off, the refusal tells. */
  function readOwnAccount(): void {
    client.users.me.query().then(session.rename, () => {});
  }

  function sendOnLeaving(): void {
    window.addEventListener("pagehide", () => void actions.flush());
    window.addEventListener("beforeunload", (event) => {
      if (session.state().status === "expired" && actions.hasUnsent()) event.preventDefault();
    });
  }
}

/** Not what only administrators read: that is about others. */
const keptNouns = ["tasks", "posts", "comments", "products"];

function createTaskServer({
  session,
  client,
  directClient,
}: Pick<Services, "session" | "directClient"> & { client: Client }): TaskServer {
  return {
    create: (input) => client.tasks.create.mutate(input),
    update: (input) => client.tasks.update.mutate(input),
    async updateMany(input) {
      return (await client.tasks.bulkUpdate.mutate(input)).items;
    },
    async removeMany(input) {
      const accessToken = session.freshToken();
      const removed =
        accessToken === null
          ? await client.tasks.bulkRemove.mutate(input)
          : await directClient.tasks.bulkRemove.mutate(input, inTheNameOf(accessToken));
      return removed.ids;
    },
  };
}
