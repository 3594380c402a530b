import type { Post } from "@tenon/schemas/posts";

/** What a person writes of a post, as it stands in the editor. */
export type PostDraft = Pick<Post, "title" | "body">;

const fields = ["title", "body"] as const;

export function toDraft(post: PostDraft | null): PostDraft {
  return { title: post?.title ?? "", body: post?.body ?? "" };
}

/** What a draft changes about what it was made of. */
export function toEdit(base: PostDraft, draft: PostDraft): Partial<PostDraft> {
  return {
    ...(draft.title !== base.title && { title: draft.title }),
    ...(draft.body !== base.body && { body: draft.body }),
  };
}

export function isUnchanged(base: PostDraft, draft: PostDraft): boolean {
  return fields.every((field) => base[field] === draft[field]);
}

type Versions = { base: PostDraft; draft: PostDraft; current: PostDraft };

/** The draft moved onto a newer version: what it changed stays, the rest is as stored. */
export function rebase({ base, draft, current }: Versions): PostDraft {
  return { ...toDraft(current), ...toEdit(base, draft) };
}

/** A field in which a draft and the post stored meanwhile part; `mine` is null where the draft left it alone. */
export type Difference = { field: keyof PostDraft; stored: string; mine: string | null };

export function compare({ base, draft, current }: Versions): Difference[] {
  return fields
    .filter((field) => current[field] !== draft[field])
    .map((field) => ({
      field,
      stored: current[field],
      mine: draft[field] === base[field] ? null : draft[field],
    }));
}
