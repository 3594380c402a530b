import fc from "fast-check";
import { expect, it } from "vitest";
import { slugOf } from "./post-slug.ts";
import { PostSlug } from "./posts.ts";

it.each([
  ["Hello, World!", "hello-world"],
  ["  Zoë's   Café ", "zoe-s-cafe"],
  ["Привет мир", "привет-мир"],
  ["日本語", "日本語"],
  ["../../etc/passwd?x=1#y", "etc-passwd-x-1-y"],
  ["!?", "post"],
  ["New!", "post"],
  ["New here", "new-here"],
  ["\u{1F600}", "post"],
])("makes %j into %j", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

it("makes any title into a slug that the contract takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (title) => {
      expect(PostSlug.safeParse(slugOf(title)).success).toBe(true);
    }),
  );
});
