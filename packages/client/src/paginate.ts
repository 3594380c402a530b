/** A list that may be asked without input is one, too. */
type List<Input, Item> = {
  query(
    // oxlint-disable-next-line typescript/no-invalid-void-type -- tRPC's word for an input that may be left out.
    input: Input | undefined | void,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: Item[]; nextCursor: string | null }>;
};

/**
 * All items of a list, page after page; the next page is asked for when the items of the one before are used up.
 * `input` is what the list takes: its filters, `limit` as the size of a page (100 at most), and a `cursor` to begin
 * elsewhere than at the start. What others add or remove meanwhile neither doubles nor skips an item that stays.
 *
 * @example
 * ```ts
 * import { paginate } from "@tenon/client";
 *
 * for await (const order of paginate(tenon.orders.list, { scope: "all", limit: 100 })) {
 *   console.log(order.number, order.total.amount);
 * }
 * ```
 */
export async function* paginate<Input extends { cursor?: string | undefined }, Item>(
  list: List<Input, Item>,
  input: NoInfer<Input>,
  options?: { signal?: AbortSignal },
): AsyncGenerator<Item, void, undefined> {
  let page = await list.query(input, options);
  for (;;) {
    yield* page.items;
    if (page.nextCursor === null) return;
    page = await list.query({ ...input, cursor: page.nextCursor }, options);
  }
}
