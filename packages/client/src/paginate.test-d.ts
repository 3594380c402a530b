import { expectTypeOf, it } from "vitest";
import type { TenonClient } from "./create-tenon-client.ts";
import { paginate } from "./paginate.ts";
import type { RouterOutputs } from "./router-types.ts";

declare const tenon: TenonClient;

it("yields what the list lists", () => {
  expectTypeOf(paginate(tenon.tasks.list, { completed: false, limit: 100 })).toEqualTypeOf<
    AsyncGenerator<RouterOutputs["tasks"]["list"]["items"][number], void, undefined>
  >();
  expectTypeOf(paginate(tenon.comments.list, { postId: "…" })).toExtend<
    AsyncIterable<{ body: string }>
  >();
});

it("takes the list's own filters, and no others", () => {
  // @ts-expect-error There is no such filter.
  paginate(tenon.tasks.list, { colour: "red" });
  // @ts-expect-error The post must be named.
  paginate(tenon.comments.list, {});
  // @ts-expect-error What answers no pages can't be paged.
  paginate(tenon.users.me, {});
});
