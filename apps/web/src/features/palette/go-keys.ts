import type { LinkOptions } from "@tanstack/react-router";

/** Where a key leads to, pressed after G. */
export type GoKeys = Record<string, LinkOptions>;

export const goKeys: GoKeys = {
  h: { to: "/home" },
  t: { to: "/tasks" },
  p: { to: "/posts" },
  s: { to: "/shop" },
  c: { to: "/shop/cart" },
  o: { to: "/orders" },
};

export const goKeysOfAdmins: GoKeys = {
  a: { to: "/admin/users" },
  d: { to: "/admin/orders" },
};
