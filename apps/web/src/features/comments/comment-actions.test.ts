import { TRPCClientError } from "@trpc/client";
import { expect, it } from "vitest";
import type { Comment } from "@tenon/schemas/comments";
import { createLanes } from "#api/one-after-another.ts";
import { createPending } from "#api/pending.ts";
import { createPostponed } from "#api/postponed.ts";
import { createSayRefused } from "#api/say-refused.ts";
import { createOutboxInMemory } from "#api/testing/outbox-in-memory.ts";
import { type CommentServer, createCommentActions } from "./comment-actions.ts";
import { applyCommentChanges, type CommentChange } from "./comment-changes.ts";
import { type CommentWriting, readCommentWriting } from "./comment-writing.ts";

type Notice = Parameters<Parameters<typeof createCommentActions>[0]["notify"]>[0];

it("shows a comment at once, and sends those of a post in the order they were written", async () => {
  const { actions, server, shown } = setUp();
  const first = actions.add({ postId, body: "First" });
  const second = actions.add({ postId, body: "Second" });
  expect(shown()).toEqual({ texts: ["First (sending)", "Second (sending)"], count: 2 });
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(server.calls).toEqual(["create First", "create Second"]);
});

it("leaves a comment where it was shown until a list has it, and counts it once", async () => {
  const { actions, cache, changes, shown, settle } = setUp();
  await actions.add({ postId, body: "First" });
  expect(shown()).toEqual({ texts: ["First (stored)"], count: 1 });
  cache.hasMore = true;
  await settle();
  expect(shown([], 1)).toEqual({ texts: ["First (stored)"], count: 1 });
  cache.hasMore = false;
  expect(shown([comment("stored-1", "First")])).toEqual({ texts: ["First"], count: 1 });
  expect(shown([])).toEqual({ texts: [], count: 0 });
  await actions.add({ postId, body: "Second" });
  await settle();
  expect(changes.current()).toHaveLength(1);
});

it("leaves a comment where it was shown when the list could not be read again", async () => {
  const { actions, cache, shown, settle } = setUp();
  cache.isOutdated = true;
  await actions.add({ postId, body: "First" });
  await settle();
  expect(shown([])).toEqual({ texts: ["First (stored)"], count: 1 });
});

it("keeps a comment that was refused until it is sent again or discarded", async () => {
  const { actions, changes, notices, outbox, server, shown } = setUp();
  server.refusal = refusedFor({ code: "FORBIDDEN" });
  expect(await actions.add({ postId, body: "First" })).toBe(false);
  expect(shown()).toEqual({ texts: ["First (refused: No.)"], count: 0 });
  expect(notices).toMatchObject([{ message: "Your comment was not added. No." }]);
  notices[0]?.onExpire?.();
  expect([...outbox.kept.values()]).toEqual([{ type: "comments.add", postId, body: "First" }]);
  expect(actions.hasRefused()).toBe(true);

  server.refusal = null;
  notices[0]?.action?.run();
  notices[0]?.action?.run();
  await expect.poll(() => outbox.kept.size).toBe(0);
  expect(server.keys).toEqual(["key-1", "key-2"]);
  expect(actions.hasRefused()).toBe(false);

  server.refusal = refusedFor({ code: "FORBIDDEN" });
  await actions.add({ postId, body: "Third" });
  const refused = changes.current().find(({ key }) => key === "key-3");
  if (refused?.type === "add") actions.discard(refused);
  expect(outbox.kept.size).toBe(0);
  expect(actions.hasRefused()).toBe(false);
});

it("offers to copy what was written under a post that is gone", async () => {
  const { actions, clipboard, notices, outbox, server, shown, settle } = setUp();
  server.refusal = refusedFor({ code: "NOT_FOUND" });
  await actions.add({ postId, body: "Too late" });
  expect(notices[0]?.action?.label).toBe("Copy it");
  clipboard.isClosed = true;
  notices[0]?.action?.run();
  await settle();
  expect(outbox.kept.size).toBe(1);
  clipboard.isClosed = false;
  notices[1]?.action?.run();
  await settle();
  expect(clipboard.text).toBe("Too late");
  expect([outbox.kept.size, shown().texts]).toEqual([0, []]);
});

it("hides a comment that is removed, and removes it when the time to undo is over", async () => {
  const { actions, cache, notices, outbox, postponed, server, shown, settle } = setUp();
  const stored = [comment("a", "First"), comment("b", "Second")];
  actions.remove(comment("a", "First"));
  expect(shown(stored)).toEqual({ texts: ["Second"], count: 1 });
  notices[0]?.action?.run();
  expect(shown(stored)).toEqual({ texts: ["First", "Second"], count: 2 });
  expect([server.calls, outbox.kept.size]).toEqual([[], 0]);

  actions.remove(comment("a", "First"));
  await postponed.flush();
  notices[1]?.onExpire?.();
  await settle();
  expect(server.calls).toEqual(["remove a"]);
  expect(cache.forgotten).toEqual(["a"]);
  expect(outbox.kept.size).toBe(0);
});

it("forgets a comment that is removed before a list had it", async () => {
  const { actions, cache, changes, postponed, shown, settle } = setUp();
  cache.hasMore = true;
  await actions.add({ postId, body: "First" });
  await settle();
  actions.remove(comment("stored-1", "First"));
  await postponed.flush();
  expect(shown([], 0)).toEqual({ texts: [], count: 0 });
  expect(changes.current()).toEqual([]);
});

it("brings a comment back whose removal was refused, but for one that is gone anyway", async () => {
  const { actions, cache, notices, outbox, postponed, server, shown } = setUp();
  server.refusal = refusedFor({ code: "FORBIDDEN" });
  actions.remove(comment("a", "First"));
  await postponed.flush();
  expect(shown([comment("a", "First")]).texts).toEqual(["First"]);
  expect(notices.at(-1)).toMatchObject({ message: "The comment was not removed. No." });
  notices.at(-1)?.onExpire?.();

  server.refusal = refusedFor({ code: "NOT_FOUND" });
  actions.remove(comment("b", "Second"));
  await postponed.flush();
  expect(cache.forgotten).toEqual(["b"]);
  expect([notices.length, outbox.kept.size]).toEqual([3, 0]);
});

it("goes on with what was left, with the same keys", async () => {
  const { actions, server } = setUp();
  actions.resume("left-1", { type: "comments.add", postId, body: "First" });
  actions.resume("left-2", { type: "comments.remove", comment: comment("a", "Second") });
  await expect.poll(() => server.keys).toEqual(["left-1", "left-2"]);
});

it("reads what was kept, and nothing else", () => {
  const kept: CommentWriting[] = [
    { type: "comments.add", postId, body: "First" },
    { type: "comments.remove", comment: comment(postId, "Second") },
  ];
  expect(kept.map(readCommentWriting)).toEqual(kept);
  const others = [
    null,
    { type: "comments.add", postId },
    { type: "comments.add", postId, body: " " },
    { type: "comments.remove", comment: { id: postId } },
    { type: "comments.edit", postId, body: "First" },
  ];
  expect(others.map(readCommentWriting)).toEqual(others.map(() => null));
});

const postId = "0198c0de-0000-7000-8000-000000000000";

function comment(id: string, body: string): Comment {
  return { id, postId, author: null, body, createdAt: new Date(0) };
}

function setUp() {
  const changes = createPending<CommentChange>();
  const notices: Notice[] = [];
  const clipboard = { isClosed: false, text: "" };
  const cache = {
    hasMore: false,
    isOutdated: false,
    forgotten: new Array<string>(),
    refresh: () => Promise.resolve(),
    forget: ({ id }: Comment) => void cache.forgotten.push(id),
    isCurrent: () => !cache.isOutdated,
    isWhole: () => !cache.hasMore,
  };
  const server = createServer();
  const outbox = createOutboxInMemory<CommentWriting>();
  const notify = (notice: Notice) => void notices.push(notice);
  const describeError = () => "No.";
  const postponed = createPostponed(notify);
  const actions = createCommentActions({
    server,
    cache,
    changes,
    outbox,
    inLanes: createLanes(),
    postponed,
    sayRefused: createSayRefused({ notify, describeError, drop: outbox.drop }),
    notify,
    describeError,
    async copy(text) {
      if (clipboard.isClosed) throw new Error("Not allowed.");
      clipboard.text = text;
    },
  });
  const shown = (comments: Comment[] = [], count = comments.length) => {
    const isWhole = !cache.hasMore;
    const {
      listed,
      written,
      count: total,
    } = applyCommentChanges({ postId, comments, isWhole, count }, changes.current());
    const texts = written.map(({ body, state }) =>
      state.is === "refused" ? `${body} (refused: ${state.why})` : `${body} (${state.is})`,
    );
    return { texts: [...listed.map(({ body }) => body), ...texts], count: total };
  };
  return { actions, cache, changes, clipboard, notices, outbox, postponed, server, shown, settle };
}

function createServer() {
  let created = 0;
  const refusal: { refusal: Error | null } = { refusal: null };
  const server = {
    ...refusal,
    calls: new Array<string>(),
    keys: new Array<string>(),
    async create({ body }, { key }) {
      created += 1;
      await answer(`create ${body}`, key);
      return comment(`stored-${created}`, body);
    },
    remove: ({ id }, { key }) => answer(`remove ${id}`, key),
  } satisfies CommentServer & Record<string, unknown>;

  async function answer(call: string, key: string): Promise<void> {
    await settle();
    server.calls.push(call);
    server.keys.push(key);
    if (server.refusal) throw server.refusal;
  }
  return server;
}

function refusedFor(reason: { code: string }): Error {
  return TRPCClientError.from({ error: { message: "", code: -32_603, data: { reason } } });
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
