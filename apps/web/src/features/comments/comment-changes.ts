import type { Comment } from "@tenon/schemas/comments";
import type { Pending } from "#api/pending.ts";

/** A comment that was written here. */
export type WrittenComment = {
  type: "add";
  key: string;
  postId: string;
  body: string;
  at: Date;
  state: WrittenState;
};

export type WrittenState =
  | { is: "sending" }
  /** Kept until the person sends it again or discards it. */
  | { is: "refused"; why: string }
  /** Shown until a list contains it, which may be of a page that is not loaded. */
  | { is: "stored"; comment: Comment; isCounted: boolean };

export type CommentChange = WrittenComment | { type: "remove"; key: string; comment: Comment };

export type CommentChanges = Pending<CommentChange>;

type Stored = {
  postId: string;
  /** The comments that are loaded, and whether there are no others. */
  comments: Comment[];
  isWhole: boolean;
  /** How many there are, as the post says. */
  count: number;
};

/** The comments of a post as the person should see them now: those of the server, and then those written here. */
export function applyCommentChanges(
  { postId, comments, isWhole, count }: Stored,
  changes: readonly CommentChange[],
) {
  const removed = new Set(
    changes.flatMap((change) =>
      change.type === "remove" && change.comment.postId === postId ? change.comment.id : [],
    ),
  );
  const known = new Set([...comments.map(({ id }) => id), ...removed]);
  const listed = comments.filter(({ id }) => !removed.has(id));
  const written = changes.flatMap((change) =>
    change.type === "add" && change.postId === postId && !isOver(change) ? change : [],
  );
  return {
    listed,
    written,
    count: isWhole
      ? listed.length + written.filter(({ state }) => state.is !== "refused").length
      : count + written.filter(isUncounted).length - removed.size,
  };

  /** Listed by now, or no longer there. */
  function isOver({ state }: WrittenComment): boolean {
    if (state.is !== "stored") return false;
    return known.has(state.comment.id) || (isWhole && state.isCounted);
  }
}

function isUncounted({ state }: WrittenComment): boolean {
  return state.is === "sending" || (state.is === "stored" && !state.isCounted);
}
