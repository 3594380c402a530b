import type { Option } from "./option.ts";

/** Every screen that has an address of its own. */
const pages: Option[] = [
  { key: "home", icon: "home", text: "Home", keys: ["G", "H"], way: { to: "/home" } },
  { key: "tasks", icon: "task", text: "Tasks", keys: ["G", "T"], way: { to: "/tasks" } },
  { key: "posts", icon: "post", text: "Posts", keys: ["G", "P"], way: { to: "/posts" } },
  {
    key: "drafts",
    icon: "post",
    text: "Your drafts",
    way: { to: "/posts", search: { show: "drafts" } },
  },
  { key: "shop", icon: "shop", text: "Shop", keys: ["G", "S"], way: { to: "/shop" } },
  { key: "cart", icon: "cart", text: "Cart", keys: ["G", "C"], way: { to: "/shop/cart" } },
  {
    key: "orders",
    icon: "order",
    text: "Orders",
    words: "your",
    keys: ["G", "O"],
    way: { to: "/orders" },
  },
  {
    key: "profile",
    icon: "settings",
    text: "Profile",
    detail: "Settings",
    words: "name e-mail address",
    way: { to: "/settings/profile" },
  },
  {
    key: "security",
    icon: "settings",
    text: "Security",
    detail: "Settings",
    words: "change password sessions devices",
    way: { to: "/settings/security" },
  },
  {
    key: "api-keys",
    icon: "key",
    text: "API keys",
    detail: "Settings",
    way: { to: "/settings/api-keys" },
  },
  {
    key: "your-data",
    icon: "settings",
    text: "Your data",
    detail: "Settings",
    words: "download delete account",
    way: { to: "/settings/account" },
  },
];

const pagesOfAdmins: Option[] = [
  {
    key: "accounts",
    icon: "account",
    text: "Accounts",
    detail: "Administration",
    words: "people users",
    keys: ["G", "A"],
    way: { to: "/admin/users" },
  },
  {
    key: "desk",
    icon: "order",
    text: "Order desk",
    detail: "Administration",
    keys: ["G", "D"],
    way: { to: "/admin/orders" },
  },
  {
    key: "catalogue",
    icon: "product",
    text: "Products",
    detail: "Administration",
    words: "catalogue stock",
    way: { to: "/admin/products" },
  },
  {
    key: "audit",
    icon: "audit",
    text: "Audit log",
    detail: "Administration",
    way: { to: "/admin/audit" },
  },
  {
    key: "health",
    icon: "settings",
    text: "Health",
    detail: "Administration",
    words: "status server database jobs mail",
    way: { to: "/admin/health" },
  },
];

export function pagesFor({ isAdmin }: { isAdmin: boolean }): Option[] {
  return isAdmin ? [...pages, ...pagesOfAdmins] : pages;
}
