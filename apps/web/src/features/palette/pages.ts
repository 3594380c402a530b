import { t } from "@lingui/core/macro";
import type { Option } from "./option.ts";

/** Every screen that has an address of its own. */
export function pagesFor({ isAdmin }: { isAdmin: boolean }): Option[] {
  return isAdmin ? [...pages(), ...pagesOfAdmins()] : pages();
}

function pages(): Option[] {
  return [
    { key: "home", icon: "home", text: t`Home`, keys: ["G", "H"], way: { to: "/home" } },
    { key: "tasks", icon: "task", text: t`Tasks`, keys: ["G", "T"], way: { to: "/tasks" } },
    { key: "posts", icon: "post", text: t`Posts`, keys: ["G", "P"], way: { to: "/posts" } },
    {
      key: "drafts",
      icon: "post",
      text: t`Your drafts`,
      way: { to: "/posts", search: { show: "drafts" } },
    },
    { key: "shop", icon: "shop", text: t`Shop`, keys: ["G", "S"], way: { to: "/shop" } },
    { key: "cart", icon: "cart", text: t`Cart`, keys: ["G", "C"], way: { to: "/shop/cart" } },
    {
      key: "orders",
      icon: "order",
      text: t`Orders`,
      words: t`your`,
      keys: ["G", "O"],
      way: { to: "/orders" },
    },
    {
      key: "profile",
      icon: "settings",
      text: t`Profile`,
      detail: t`Settings`,
      words: t`name e-mail address`,
      way: { to: "/settings/profile" },
    },
    {
      key: "security",
      icon: "settings",
      text: t`Security`,
      detail: t`Settings`,
      words: t`change password sessions devices`,
      way: { to: "/settings/security" },
    },
    {
      key: "api-keys",
      icon: "key",
      text: t`API keys`,
      detail: t`Settings`,
      way: { to: "/settings/api-keys" },
    },
    {
      key: "webhooks",
      icon: "settings",
      text: t`Webhooks`,
      detail: t`Settings`,
      words: t`services events`,
      way: { to: "/settings/webhooks" },
    },
    {
      key: "your-data",
      icon: "settings",
      text: t`Your data`,
      detail: t`Settings`,
      words: t`download delete account`,
      way: { to: "/settings/account" },
    },
  ];
}

function pagesOfAdmins(): Option[] {
  return [
    {
      key: "accounts",
      icon: "account",
      text: t`Accounts`,
      detail: t`Administration`,
      words: t`people users`,
      keys: ["G", "A"],
      way: { to: "/admin/users" },
    },
    {
      key: "desk",
      icon: "order",
      text: t`Order desk`,
      detail: t`Administration`,
      keys: ["G", "D"],
      way: { to: "/admin/orders" },
    },
    {
      key: "catalogue",
      icon: "product",
      text: t`Products`,
      detail: t`Administration`,
      words: t`catalogue stock`,
      way: { to: "/admin/products" },
    },
    {
      key: "audit",
      icon: "audit",
      text: t`Audit log`,
      detail: t`Administration`,
      way: { to: "/admin/audit" },
    },
    {
      key: "health",
      icon: "settings",
      text: t`Health`,
      detail: t`Administration`,
      words: t`status server database jobs mail`,
      way: { to: "/admin/health" },
    },
  ];
}
