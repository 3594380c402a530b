import { expect, it } from "vitest";
import { readPostView, writePostView } from "./post-view.ts";

it.each([
  [{}, { show: "board" }],
  [{ q: " train " }, { show: "board", search: "train" }],
  [{ q: "  " }, { show: "board" }],
  [{ show: "mine" }, { show: "mine" }],
  [{ show: "drafts", q: "train" }, { show: "drafts" }],
  [{ show: "everything" }, { show: "board" }],
  [{ q: "a".repeat(300) }, { show: "board", search: "a".repeat(200) }],
])("reads %j", (search, view) => {
  expect(readPostView(search)).toEqual(view);
});

it.each([
  [{ show: "board" }, {}],
  [{ show: "board", search: "" }, {}],
  [{ show: "board", search: "train" }, { q: "train" }],
  [{ show: "mine", search: "train" }, { show: "mine" }],
] as const)("writes %j", (view, search) => {
  expect(writePostView(view)).toEqual(search);
});
