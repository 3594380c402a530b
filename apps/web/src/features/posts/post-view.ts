import type { PostSearch } from "./post-search.ts";

/** Which posts are looked at: everybody's on the board, one's own, or of these the drafts. Only the board is searched. */
export type PostView = { show: "board" | "mine" | "drafts"; search?: string | undefined };

const longestSearch = 200;

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readPostView({ show, q }: PostSearch): PostView {
  if (show === "mine" || show === "drafts") return { show };
  const search = q?.trim().slice(0, longestSearch);
  return { show: "board", search: search === "" ? undefined : search };
}

export function writePostView({ show, search }: PostView): PostSearch {
  if (show !== "board") return { show };
  return search === undefined || search === "" ? {} : { q: search };
}
