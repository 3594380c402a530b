import { t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import { type Client, createClient, inTheNameOf, onceFor } from "#api/client.ts";
import { describeError } from "#api/error-reason.ts";
import { createKeptAnswers } from "#api/kept-answers.ts";
import { createOutbox, forgetChanges, type Outbox, UnknownOutcome } from "#api/outbox.ts";
import { createQueryClient } from "#api/query-client.ts";
import type { SharedEvents } from "#api/shared-events.ts";
import { createBrowserShelf } from "#features/cart/cart-shelf.ts";
import { type CartStore, createCartStore } from "#features/cart/cart-store.ts";
import { emptyCart } from "#features/cart/cart.ts";
import { createTaskActions, type TaskServer } from "#features/tasks/task-actions.ts";
import { createTaskCache } from "#features/tasks/task-cache.ts";
import { createTaskChanges } from "#features/tasks/task-changes.ts";
import { createTaskConflicts } from "#features/tasks/task-conflicts.ts";
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
  /** What waits to be sent. */
  outbox: Outbox;
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
  const owner = session.holder() ?? "";
  const outbox = createOutbox({ owner, isOwnerHere: () => session.holder() === owner });
  const server = createTaskServer({ session, client, directClient, outbox });
  const conflicts = createTaskConflicts(outbox.drop);
  const actions = createTaskActions({
    server,
    cache,
    changes,
    conflicts,
    outbox,
    notify: toasts.show,
    describeError: describeFailure,
  });
  const kept = createKeptAnswers(queries, {
    owner,
    nouns: keptNouns,
    isOwnerHere: () => session.state().status === "signed-in" && session.holder() === owner,
  });
  const cart = createCartStore(owner, createBrowserShelf(window));
  const live = createLiveWorkspace({ session, owner, queries, trpc, onOwnAccount: readOwnAccount });
  sendOnLeaving();
  window.addEventListener("offline", () => void restored());
  window.addEventListener("online", () => void goOn());
  void goOn();
  setInterval(() => void goOn(), looksForLeftMs);

  return {
    client,
    queries,
    trpc,
    tasks: { actions, changes, conflicts, cache },
    cart,
    live,
    outbox,
    restored,
    signOut,
    deleteAccount,
  };

  /** What can't be read from this browser is asked of the server, and its screen says what comes of it. */
  async function restored(): Promise<void> {
    await kept.restore().catch(() => {});
  }

  /** Takes over what pages that are gone could not send. */
  async function goOn(): Promise<void> {
    const left = await outbox.adopt().catch(() => []);
    if (left.length === 0) return;
    const { readTaskWriting } = await import("#features/tasks/task-writing.ts");
    for (const { key, change } of left) {
      const writing = readTaskWriting(change);
      if (writing) actions.resume(key, writing);
      else outbox.drop(key);
    }
  }

  /** Signing out erases what waits, so it is sent before. */
  async function signOut(scope: "here" | "everywhere", losing = false): Promise<void> {
    try {
      if (!losing && outbox.stuck() > 0) {
        toasts.show({
          tone: "failed",
          message: t`You are still signed in: some changes wait to be sent, and would be lost.`,
          action: { label: t`Sign out`, run: () => void signOut(scope, true) },
        });
        return;
      }
      if (!losing) await actions.flush();
      await session.end(scope);
      await forgetChanges().catch(() => {});
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

/** Another tab may be closed before it has sent what was written in it. */
const looksForLeftMs = 10_000;

/** Not what only administrators read: that is about others. */
const keptNouns = ["tasks", "posts", "comments", "products"];

function createTaskServer({
  session,
  client,
  directClient,
  outbox,
}: Pick<Services, "session" | "directClient"> & { client: Client; outbox: Outbox }): TaskServer {
  return {
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
        const once = onceFor(`${key}-${part}`);
        const accessToken = session.freshToken();
        const removed =
          accessToken === null
            ? await client.tasks.bulkRemove.mutate(input, once)
            : await directClient.tasks.bulkRemove.mutate(input, inTheNameOf(accessToken, once));
        return removed.ids;
      }),
  };
}

function describeFailure(error: unknown): string {
  return error instanceof UnknownOutcome
    ? t`It was sent long ago, and may have been done. Look before you try again.`
    : describeError(error);
}
