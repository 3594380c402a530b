import { t } from "@lingui/core/macro";
import type { Order } from "@tenon/schemas/orders";
import type { PostSummary } from "@tenon/schemas/posts";
import type { Product } from "@tenon/schemas/products";
import type { Task } from "@tenon/schemas/tasks";
import type { User } from "@tenon/schemas/users";
import { describeMoney } from "#ui/describe-money.ts";
import { personName } from "#ui/person-name.ts";
import type { Option } from "./option.ts";

export function offerTask({ id, title, completed }: Task): Option {
  return {
    key: `task ${id}`,
    icon: "task",
    text: title,
    ...(completed && { detail: t({ message: "Done", context: "state of a task" }) }),
    way: { to: "/tasks/$taskId", params: { taskId: id } },
  };
}

export function offerPost({ id, slug, title, author, publishedAt }: PostSummary): Option {
  return {
    key: `post ${id}`,
    icon: "post",
    text: title,
    detail: publishedAt === null ? t`Draft` : personName(author),
    way: { to: "/posts/$slug", params: { slug } },
  };
}

export function offerOwnOrder({ id, number, total }: Order): Option {
  return {
    key: `own order ${id}`,
    icon: "order",
    text: t`Order ${number}`,
    detail: describeMoney(total),
    way: { to: "/orders/$orderId", params: { orderId: id } },
  };
}

/** An order as it is worked on at the desk. */
export function offerOrder({ id, number, customer }: Order): Option {
  return {
    key: `order ${id}`,
    icon: "order",
    text: t`Order ${number}`,
    detail: personName(customer),
    way: { to: "/admin/orders/$orderId", params: { orderId: id } },
  };
}

/** A product as it is bought: the shop has no page for each, but a search that finds it. */
export function offerShopProduct({ id, name, price }: Product): Option {
  return {
    key: `shop ${id}`,
    icon: "product",
    text: name,
    detail: describeMoney(price),
    way: { to: "/shop", search: { q: name } },
  };
}

/** A product as it is kept in the catalogue. */
export function offerProduct({ id, name, sku }: Product): Option {
  return {
    key: `product ${id}`,
    icon: "product",
    text: name,
    detail: sku,
    way: { to: "/admin/products/$productId", params: { productId: id } },
  };
}

export function offerUser({ id, name, email }: User): Option {
  return {
    key: `user ${id}`,
    icon: "account",
    text: name,
    detail: email,
    way: { to: "/admin/users/$userId", params: { userId: id } },
  };
}
