import { t } from "@lingui/core/macro";
import type { Client } from "#api/client.ts";
import { readOrderNumber } from "#ui/read-order-number.ts";
import {
  offerOrder,
  offerOwnOrder,
  offerPost,
  offerProduct,
  offerShopProduct,
  offerTask,
  offerUser,
} from "./offers.ts";
import type { Option } from "./option.ts";

/** Who looks for something. */
export type Seeker = { client: Client; isAdmin: boolean };

export type Finder = {
  /** What it finds. */
  name: () => string;
  isForAdmins?: true;
  find: (seeker: Seeker, text: string, asking: { signal: AbortSignal }) => Promise<Option[]>;
};

/** As many of a kind as are offered. */
const limit = 5;

export const finders: Finder[] = [
  {
    name: () => t`Tasks`,
    find: async ({ client }, search, asking) =>
      (await client.tasks.list.query({ search, limit }, asking)).items.map(offerTask),
  },
  {
    name: () => t`Posts`,
    find: async ({ client }, search, asking) =>
      (await client.posts.list.query({ search, limit }, asking)).items.map(offerPost),
  },
  {
    name: () => t`Orders`,
    find: async ({ client, isAdmin }, text, asking) => {
      const number = readOrderNumber(text);
      if (number === null) return [];
      const scope = isAdmin ? "all" : "own";
      const { items } = await client.orders.list.query({ number, scope, limit }, asking);
      return items.map(isAdmin ? offerOrder : offerOwnOrder);
    },
  },
  {
    name: () => t`Products`,
    find: async ({ client, isAdmin }, search, asking) =>
      (await client.products.list.query({ search, limit }, asking)).items.map(
        isAdmin ? offerProduct : offerShopProduct,
      ),
  },
  {
    name: () => t`People`,
    isForAdmins: true,
    find: async ({ client }, search, asking) =>
      (await client.users.list.query({ search, limit }, asking)).items.map(offerUser),
  },
];
