import type { EventReadings, EventsOf, Trpc } from "#api/event-readings.ts";
import { withOlder, withoutNew, withRow } from "#api/row-queries.ts";

/** The lists are those of the catalogue, of the shop and of the cart. */
export function readProductEvents({ products }: Trpc): EventReadings<EventsOf<"product">> {
  const lists = products.list.pathFilter();
  const one = products.byId.pathFilter();
  const entriesOf = (id: string) => products.stockEntries.infiniteQueryFilter({ id });
  return {
    "product.created": (product) => [withoutNew(lists, product)],
    "product.updated": (product) => [withOlder(one, product), withoutNew(lists, product)],
    "product.stock-changed": (product) => [
      withOlder(one, product),
      withOlder(lists, product),
      entriesOf(product.id),
    ],
    "product.removed": ({ id }) => [withRow(one, id), withRow(lists, id)],
  };
}
