import { t } from "@lingui/core/macro";
import type { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@tenon/client";
import { type Client, createClient, inTheNameOf } from "#api/client.ts";
import { describeError } from "#api/error-reason.ts";
import { createKeptAnswers } from "#api/kept-answers.ts";
import { createLeftChanges, goOnWith } from "#api/left-changes.ts";
import { createLanes } from "#api/one-after-another.ts";
import { createOutbox, forgetChanges, type Outbox, UnknownOutcome } from "#api/outbox.ts";
import { createPending } from "#api/pending.ts";
import { createPostponed } from "#api/postponed.ts";
import { createQueryClient } from "#api/query-client.ts";
import { createSayRefused } from "#api/say-refused.ts";
import type { SharedEvents } from "#api/shared-events.ts";
import { createBrowserShelf } from "#features/cart/cart-shelf.ts";
import { type CartStore, createCartStore } from "#features/cart/cart-store.ts";
import { emptyCart } from "#features/cart/cart.ts";
import type { CommentChange } from "#features/comments/comment-changes.ts";
import type { Comments } from "#features/comments/comments.ts";
import { createTaskActions } from "#features/tasks/task-actions.ts";
import { createTaskCache } from "#features/tasks/task-cache.ts";
import type { TaskChange } from "#features/tasks/task-changes.ts";
import { createTaskConflicts } from "#features/tasks/task-conflicts.ts";
import type { Tasks } from "#features/tasks/tasks-context.ts";
import { createKeptCalls } from "./kept-calls.ts";
import { createLiveWorkspace } from "./live-workspace.ts";
import type { Services } from "./services.ts";

/** What the screens of one signed-in person work with. Nothing in it is there for the next person. */
export type Workspace = {
  client: Client;
  queries: QueryClient;
  trpc: TRPCOptionsProxy<AppRouter>;
  tasks: Tasks;
  /** Loaded when it is first asked for. */
  openComments: () => Promise<Comments>;
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

/** Until it is replaced it listens, sends what was left, and hears what others change. */
export function createWorkspace(
  { session, directClient, toasts }: Services,
  replaced: AbortSignal,
): Workspace {
  const client = createClient(session);
  const queries = createQueryClient();
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient: queries });
  const changes = createPending<TaskChange>();
  const cache = createTaskCache(queries, trpc);
  const owner = session.holder() ?? "";
  const isOwnerHere = () => !replaced.aborted && session.holder() === owner;
  const outbox = createOutbox({ owner, isOwnerHere });
  const calls = createKeptCalls({ session, client, directClient, outbox });
  const conflicts = createTaskConflicts(outbox.drop);
  const actions = createTaskActions({
    server: calls.tasks,
    cache,
    changes,
    conflicts,
    outbox,
    notify: toasts.show,
    describeError: describeFailure,
  });
  const postponed = createPostponed(toasts.show);
  let comments: Comments | null = null;
  const goOn = createLeftChanges(outbox, {
    tasks: goOnWith(loadTaskReader, actions.resume),
    comments: goOnWith(loadCommentReader, async (key, writing) =>
      (await openComments()).actions.resume(key, writing),
    ),
  });
  const kept = createKeptAnswers(queries, {
    owner,
    nouns: keptNouns,
    isOwnerHere: () => session.state().status === "signed-in" && isOwnerHere(),
  });
  const cart = createCartStore(owner, createBrowserShelf(window, replaced));
  const live = createLiveWorkspace({
    session,
    owner,
    queries,
    trpc,
    replaced,
    onOwnAccount: readOwnAccount,
  });
  const listening = { signal: replaced };
  sendOnLeaving();
  window.addEventListener("offline", () => void restored(), listening);
  window.addEventListener("online", () => void goOn(), listening);
  void goOn();
  const timer = setInterval(() => void goOn(), looksForLeftMs);
  replaced.addEventListener("abort", () => clearInterval(timer));

  return {
    client,
    queries,
    trpc,
    tasks: { actions, changes, conflicts, cache },
    openComments,
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

  async function openComments(): Promise<Comments> {
    const { createComments } = await import("#features/comments/comments.ts");
    comments ??= createComments({
      queries,
      trpc,
      server: calls.comments,
      changes: createPending<CommentChange>(),
      outbox,
      inLanes: createLanes(),
      postponed,
      sayRefused: createSayRefused({
        notify: toasts.show,
        describeError: describeFailure,
        drop: outbox.drop,
      }),
      notify: toasts.show,
      describeError: describeFailure,
    });
    return comments;
  }

  async function flush(): Promise<void> {
    await Promise.all([actions.flush(), postponed.flush()]);
  }

  /** Signing out erases what waits, so it is sent before. */
  async function signOut(scope: "here" | "everywhere", losing = false): Promise<void> {
    try {
      if (!losing && (outbox.stuck() > 0 || comments?.actions.hasRefused() === true)) {
        toasts.show({
          tone: "failed",
          message: t`You are still signed in: some changes wait to be sent, and would be lost.`,
          action: { label: t`Sign out`, run: () => void signOut(scope, true) },
        });
        return;
      }
      if (!losing) await flush();
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
    window.addEventListener("pagehide", () => void flush(), listening);
    window.addEventListener("beforeunload", keepUnsent, listening);
  }

  function keepUnsent(event: BeforeUnloadEvent): void {
    const isUnsent = actions.hasUnsent() || comments?.actions.hasUnsent() === true;
    if (session.state().status === "expired" && isUnsent) event.preventDefault();
  }
}

/** Another tab may be closed before it has sent what was written in it. */
const looksForLeftMs = 10_000;

/** Not what only administrators read: that is about others. */
const keptNouns = ["tasks", "posts", "comments", "products"];

/** Loaded where something was left to be read. */
async function loadTaskReader() {
  const { readTaskWriting } = await import("#features/tasks/task-writing.ts");
  return readTaskWriting;
}

async function loadCommentReader() {
  const { readCommentWriting } = await import("#features/comments/comment-writing.ts");
  return readCommentWriting;
}

function describeFailure(error: unknown): string {
  return error instanceof UnknownOutcome
    ? t`It was sent long ago, and may have been done. Look before you try again.`
    : describeError(error);
}
