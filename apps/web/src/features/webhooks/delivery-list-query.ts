import { keepPreviousData } from "@tanstack/react-query";
import type { Client } from "#api/client.ts";
import type { Trpc } from "#api/event-readings.ts";
import { pagesQuery } from "#api/pages-query.ts";
import type { DeliverySearch } from "./delivery-search.ts";

type Api = { client: Client; trpc: Trpc };

const pageSize = 10;

/** The messages of a webhook, page by page; while others load, those before stay on the screen. */
export function deliveryListQuery({ client, trpc }: Api, id: string, { state }: DeliverySearch) {
  const input = { id, limit: pageSize, ...(state !== undefined && { state }) };
  const pages = pagesQuery(trpc.webhooks.deliveries.infiniteQueryKey(input), (from, options) =>
    client.webhooks.deliveries.query({ ...input, ...from }, options),
  );
  return { ...pages, placeholderData: keepPreviousData };
}
