import { t } from "@lingui/core/macro";
import type { Comment, CommentRef, CreateCommentInput } from "@tenon/schemas/comments";
import { reasonOf } from "#api/error-reason.ts";
import type { Notify } from "#api/notice.ts";
import type { Lanes } from "#api/one-after-another.ts";
import type { Outbox } from "#api/outbox.ts";
import type { Postponed } from "#api/postponed.ts";
import type { SayRefused } from "#api/say-refused.ts";
import type { CommentCache } from "./comment-cache.ts";
import type { CommentChanges, WrittenComment, WrittenState } from "./comment-changes.ts";
import type { CommentWriting } from "./comment-writing.ts";

/** What a person can do with comments. Everything shows at once, and waits where there is no connection. */
export type CommentActions = {
  /** Answers whether it is stored, once that is known. */
  add(input: CreateCommentInput): Promise<boolean>;
  sendAgain(written: WrittenComment): void;
  discard(written: WrittenComment): void;
  /** Removes a comment, in a while: until then it can be had back. */
  remove(comment: Comment): void;
  /** Goes on with what a page has left that is gone. */
  resume(key: string, writing: CommentWriting): void;
  hasUnsent(): boolean;
  /** Whether something waits for the person to send it again or to discard it. */
  hasRefused(): boolean;
};

export type CommentServer = {
  create(input: CreateCommentInput, of: { key: string }): Promise<Comment>;
  remove(input: CommentRef, of: { key: string }): Promise<void>;
};

export type CommentDependencies = {
  server: CommentServer;
  cache: CommentCache;
  changes: CommentChanges;
  outbox: Pick<Outbox, "drop"> & { keep(writing: CommentWriting): string };
  inLanes: Lanes;
  postponed: Postponed;
  sayRefused: SayRefused;
  notify: Notify;
  describeError: (error: unknown) => string;
  copy: (text: string) => Promise<void>;
};

export function createCommentActions({
  server,
  cache,
  changes,
  outbox,
  inLanes,
  postponed,
  sayRefused,
  notify,
  describeError,
  copy,
}: CommentDependencies): CommentActions {
  return {
    add,
    sendAgain,
    discard,
    remove,
    resume(key, writing) {
      if (writing.type === "comments.add") void add(writing, key);
      else hideAndSend(key, writing.comment);
    },
    hasUnsent: () =>
      changes.current().some((change) => change.type === "remove" || change.state.is !== "stored"),
    hasRefused: () =>
      changes.current().some((change) => change.type === "add" && change.state.is === "refused"),
  };

  async function add(
    { postId, body }: CreateCommentInput,
    key = outbox.keep({ type: "comments.add", postId, body }),
  ): Promise<boolean> {
    const written = { type: "add", key, postId, body, at: new Date() } as const;
    const enter = (state: WrittenState) => changes.put({ ...written, state });
    enter({ is: "sending" });
    try {
      const comment = await inLanes([postId], () => server.create({ postId, body }, { key }));
      outbox.drop(key);
      enter({ is: "stored", comment, isCounted: false });
      void cache
        .refresh()
        .catch(() => {})
        .then(() => {
          const isCurrent = cache.isCurrent(postId);
          if (isCurrent && cache.isWhole(postId)) changes.take(key);
          else if (isShown(key)) enter({ is: "stored", comment, isCounted: isCurrent });
        });
      return true;
    } catch (error) {
      const why = describeError(error);
      enter({ is: "refused", why });
      sayNotAdded({ ...written, state: { is: "refused", why } }, error);
      return false;
    }
  }

  /** A post that is gone takes the place along where the comment could be sent again. */
  function sayNotAdded(written: WrittenComment, error: unknown): void {
    const why = describeError(error);
    const message = t`Your comment was not added. ${why}`;
    if (reasonOf(error)?.code !== "NOT_FOUND") {
      notify({
        tone: "failed",
        message,
        action: { label: t`Try again`, run: () => sendAgain(written) },
      });
      return;
    }
    notify({
      tone: "failed",
      message,
      action: {
        label: t`Copy it`,
        run: () =>
          void copy(written.body).then(
            () => discard(written),
            () => sayNotAdded(written, error),
          ),
      },
      onExpire: () => discard(written),
    });
  }

  function sendAgain(written: WrittenComment): void {
    if (!isShown(written.key)) return;
    discard(written);
    void add(written);
  }

  function isShown(key: string): boolean {
    return changes.current().some((change) => change.key === key);
  }

  function discard({ key }: WrittenComment): void {
    outbox.drop(key);
    changes.take(key);
  }

  function remove(comment: Comment): void {
    const key = outbox.keep({ type: "comments.remove", comment });
    changes.put({ type: "remove", key, comment });
    postponed.add({
      key,
      message: t`The comment is removed.`,
      send: () => send(key, comment),
      takeBack() {
        outbox.drop(key);
        changes.take(key);
      },
    });
  }

  function hideAndSend(key: string, comment: Comment): void {
    changes.put({ type: "remove", key, comment });
    void send(key, comment);
  }

  async function send(key: string, comment: Comment): Promise<void> {
    const { id, postId } = comment;
    try {
      await inLanes([postId], () => server.remove({ id }, { key }));
    } catch (error) {
      // Somebody else removed it.
      if (reasonOf(error)?.code !== "NOT_FOUND") {
        changes.take(key);
        sayRefused(t`The comment was not removed.`, error, { key, again: () => remove(comment) });
        return;
      }
    }
    outbox.drop(key);
    cache.forget(comment);
    forgetWritten(id);
    await cache.refresh().catch(() => {});
    changes.take(key);
  }

  /** No list may ever have it, if it was written here and not loaded since. */
  function forgetWritten(id: string): void {
    for (const change of changes.current()) {
      const isGone =
        change.type === "add" && change.state.is === "stored" && change.state.comment.id === id;
      if (isGone) changes.take(change.key);
    }
  }
}
